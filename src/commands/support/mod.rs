//! What the verbs share: the files that they read and write, the checks that they run, and the words that they say.

pub(crate) mod agency_templates;
pub(crate) mod agency_words;
pub(crate) mod carry_over;
pub(crate) mod clap_chinese;
pub(crate) mod error;
pub(crate) mod files;
pub(crate) mod fix;
pub(crate) mod folders;
pub(crate) mod format;
pub(crate) mod intake;
pub(crate) mod office;
pub(crate) mod output;
pub(crate) mod patterns;
pub(crate) mod related_reports;
pub(crate) mod reports;
pub(crate) mod roster;
pub(crate) mod run_checks;
pub(crate) mod save;
pub(crate) mod stream;
pub(crate) mod targets;
pub(crate) mod template_errors;
pub(crate) mod threads;
pub(crate) mod verify;
