//! gen-report
