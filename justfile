_default:
  @just --list --unsorted

# the quick part of what CI asks
ready: fmt lint test docs web

# format the code
fmt:
  cargo fmt

# clippy, with every warning an error
lint:
  cargo clippy --all-targets -- -D warnings

# run the tests; `just test pages` runs one file of them
test *args:
  cargo test {{ if args == "" { "" } else { "--test " + args } }}

# write the expected text of rule pages, commands and generated files anew; then read the diff
update:
  UPDATE=1 cargo test --test pages
  UPDATE=1 TRYCMD=overwrite SNAPSHOTS=overwrite cargo test

# the library's own documentation, with every warning an error
docs:
  RUSTDOCFLAGS="-D warnings" cargo doc --no-deps --document-private-items

# speed: see docs/performance.md
bench:
  cargo bench

# the page on which a report is filled in: dist/gen-report.html
page:
  bash web/build

# the engine of the page: format, lints and tests
web:
  cargo fmt --manifest-path web/Cargo.toml
  cargo clippy --manifest-path web/Cargo.toml --target-dir target --all-targets -- -D warnings
  cargo test --manifest-path web/Cargo.toml --target-dir target

# exactly what CI runs, the Open XML check included
ci:
  bash .ci/run
