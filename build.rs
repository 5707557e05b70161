//! Makes what the program holds ready: the forms as JSON, which costs less to read than TOML, and in the Windows program its
//! version and icon, where a resource compiler is at hand.

use std::env;
use std::fs;
use std::path::Path;
use std::process::Command;

/// `gnu` is what `windres` of MinGW makes its object for.
const COMPILERS: &[&str] = &["x86_64-w64-mingw32-windres", "windres"];

/// The forms, as their data files are named.
const FORMS: &[&str] = &["annual_2021", "annual_2019"];

fn main() {
    for form in FORMS {
        write_form(form);
    }
    println!("cargo:rerun-if-changed=packaging/gen-report.ico");
    println!("cargo:rerun-if-changed=packaging/gen-report.rc");
    write_resource(|name| env::var(name).unwrap_or_default());
}

/// Writes a form's data as JSON.
fn write_form(name: &str) {
    let file = format!("src/form/{name}.toml");
    println!("cargo:rerun-if-changed={file}");
    let text = fs::read_to_string(&file).expect("the form's data file");
    let form: serde_json::Value = toml::from_str(&text).unwrap_or_else(|fault| panic!("{file}: {fault}"));
    let out = Path::new(&env::var("OUT_DIR").expect("cargo sets it")).join(format!("{name}.json"));
    fs::write(out, form.to_string()).expect("the folder of what is built");
}

/// Compiles the resource of the Windows program and has it linked.
fn write_resource(value: impl Fn(&str) -> String) {
    if value("CARGO_CFG_TARGET_OS") != "windows" || value("CARGO_CFG_TARGET_ENV") != "gnu" {
        return;
    }
    let [folder, out] = ["CARGO_MANIFEST_DIR", "OUT_DIR"].map(&value);
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
