//! Puts the version and the icon into the Windows program, where a resource compiler is at hand; elsewhere does nothing.

use std::env;
use std::fs;
use std::path::Path;
use std::process::Command;

/// `gnu` is what `windres` of MinGW makes its object for.
const COMPILERS: &[&str] = &["x86_64-w64-mingw32-windres", "windres"];

fn main() {
    println!("cargo:rerun-if-changed=packaging/gen-report.ico");
    println!("cargo:rerun-if-changed=packaging/gen-report.rc");
    let value = |name: &str| env::var(name).unwrap_or_default();
    if value("CARGO_CFG_TARGET_OS") != "windows" || value("CARGO_CFG_TARGET_ENV") != "gnu" {
        return;
    }
    let [folder, out] = ["CARGO_MANIFEST_DIR", "OUT_DIR"].map(value);
    let number = |name: &str| value(&format!("CARGO_PKG_VERSION_{name}"));
    let numbers = ["MAJOR", "MINOR", "PATCH"].map(number).join(",");
    let Ok(script) = fs::read_to_string("packaging/gen-report.rc") else { return };
    let script = script
        .replace("@NUMBERS@", &format!("{numbers},0"))
        .replace("@VERSION@", &value("CARGO_PKG_VERSION"))
        .replace("@ICON@", &format!("{folder}/packaging/gen-report.ico").replace('\\', "/"));
    let [script_file, object] = ["gen-report.rc", "resource.o"].map(|name| Path::new(&out).join(name));
    if fs::write(&script_file, script).is_err() {
        return;
    }
    let is_made = |compiler: &&str| {
        let mut command = Command::new(compiler);
        command.args(["--codepage=65001", "-O", "coff", "-i"]).arg(&script_file).arg("-o").arg(&object);
        command.status().is_ok_and(|status| status.success())
    };
    if COMPILERS.iter().any(is_made) {
        println!("cargo:rustc-link-arg-bins={}", object.display());
    } else {
        println!("cargo:warning=no windres: the program has neither version nor icon");
    }
}
