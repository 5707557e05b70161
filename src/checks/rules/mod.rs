//! The shelf of rules: one file for each rule beside its page, and one for rules that share their reading.

mod acceptances;
mod b501_parts_of_whole;
mod balance;
mod f001_syntax;
mod f002_wrong_kind;
mod f003_header_missing;
mod f004_unknown_form;
mod f005_empty_file;
mod f006_totals_computed;
mod f007_citation;
mod f101_title_wording;
mod f102_title_year;
mod f103_period;
mod f104_contact;
mod f105_signature_missing;
mod f106_signature_agency;
mod f107_date_missing;
mod f108_deadline;
mod f109_date_before_period_end;
mod f110_section_empty;
mod f111_part_missing;
mod f112_problems_thin;
mod f113_fee_sentence;
mod f114_government_duties;
mod f115_superseded_law;
mod f116_numbering;
mod f117_old_label;
mod f118_stale_year;
mod f119_section_count;
mod f120_heading_in_text;
mod f121_signature_in_text;
mod f122_agency_name;
mod f123_postcode;
mod f124_other_organ;
mod f125_varied_heading;
mod f126_level_repeated;
mod f127_contact_differs;
mod f128_parts_alike;
mod f201_row_missing;
mod f202_cell_count;
mod f203_not_a_number;
mod f204_not_a_count;
mod f205_blank_cell;
mod f206_unknown_key;
mod f207_amount_precision;
mod f208_rulemaking_power;
mod f209_amount_unit;
mod f210_stock;
mod f211_unsure_cell;
mod f212_fee_step;
mod f213_all_carried_out;
mod f214_loose_figures;
mod narrative;
mod p101_identity_number;
mod p102_personal_mobile;
mod t101_doc_number_brackets;
mod t102_nested_titles;
mod t103_half_width;
mod t104_repeated_words;
mod t105_padded_date;
mod t106_residue;
mod t107_unpaired_mark;
mod t108_placeholder;
mod t109_torn_lines;
mod t110_broken_address;
mod y001_unread_file;
mod y002_last_file;
mod y003_child_file;
mod y101_carry_over;
mod y102_stock;
mod y103_pending;
mod y104_copied_text;
mod y105_jump;

use crate::checks::rule::Rule;

/// Every rule, in the order of the codes.
pub static RULES: &[&Rule] = &[
    &acceptances::UNUSED,
    &acceptances::REASON,
    &acceptances::UNKNOWN,
    &acceptances::BALANCE,
    &balance::ROW_TOTAL,
    &balance::RESULTS_TOTAL,
    &balance::INTAKE_OUTCOME,
    &balance::CASES_TOTAL,
    &b501_parts_of_whole::RULE,
    &f001_syntax::RULE,
    &f002_wrong_kind::RULE,
    &f003_header_missing::RULE,
    &f004_unknown_form::RULE,
    &f005_empty_file::RULE,
    &f006_totals_computed::RULE,
    &f007_citation::RULE,
    &f101_title_wording::RULE,
    &f102_title_year::RULE,
    &f103_period::RULE,
    &f104_contact::RULE,
    &f105_signature_missing::RULE,
    &f106_signature_agency::RULE,
    &f107_date_missing::RULE,
    &f108_deadline::RULE,
    &f109_date_before_period_end::RULE,
    &f110_section_empty::RULE,
    &f111_part_missing::RULE,
    &f112_problems_thin::RULE,
    &f113_fee_sentence::RULE,
    &f114_government_duties::RULE,
    &f115_superseded_law::RULE,
    &f116_numbering::RULE,
    &f117_old_label::RULE,
    &f118_stale_year::RULE,
    &f119_section_count::RULE,
    &f120_heading_in_text::RULE,
    &f121_signature_in_text::RULE,
    &f122_agency_name::RULE,
    &f123_postcode::RULE,
    &f124_other_organ::RULE,
    &f125_varied_heading::RULE,
    &f126_level_repeated::RULE,
    &f127_contact_differs::RULE,
    &f128_parts_alike::RULE,
    &f201_row_missing::RULE,
    &f202_cell_count::RULE,
    &f203_not_a_number::RULE,
    &f204_not_a_count::RULE,
    &f205_blank_cell::RULE,
    &f206_unknown_key::RULE,
    &f207_amount_precision::RULE,
    &f208_rulemaking_power::RULE,
    &f209_amount_unit::RULE,
    &f210_stock::RULE,
    &f211_unsure_cell::RULE,
    &f212_fee_step::RULE,
    &f213_all_carried_out::RULE,
    &f214_loose_figures::RULE,
    &narrative::BREAKDOWN,
    &narrative::REQUESTS,
    &narrative::HANDLED,
    &narrative::CASES,
    &narrative::DOCUMENTS,
    &narrative::FEES,
    &narrative::NONE_BUT_SOME,
    &narrative::PERCENT,
    &narrative::PROPORTION,
    &p101_identity_number::RULE,
    &p102_personal_mobile::RULE,
    &t101_doc_number_brackets::RULE,
    &t102_nested_titles::RULE,
    &t103_half_width::RULE,
    &t104_repeated_words::RULE,
    &t105_padded_date::RULE,
    &t106_residue::RULE,
    &t107_unpaired_mark::RULE,
    &t108_placeholder::RULE,
    &t109_torn_lines::RULE,
    &t110_broken_address::RULE,
    &y001_unread_file::RULE,
    &y002_last_file::RULE,
    &y003_child_file::RULE,
    &y101_carry_over::RULE,
    &y102_stock::RULE,
    &y103_pending::RULE,
    &y104_copied_text::RULE,
    &y105_jump::RULE,
];

/// Finds the rule of a code.
pub fn find_rule(code: &str) -> Option<&'static Rule> {
    RULES.binary_search_by(|rule| rule.code.cmp(code)).ok().map(|at| RULES[at])
}
