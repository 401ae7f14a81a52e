//! The command line: the only Rust of the package that touches the disk.

mod read;

use std::process::ExitCode;

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    match arguments.next().as_deref() {
        Some("read") => read::run(&arguments.collect::<Vec<_>>()),
        _ => {
            eprintln!("kimngach read FILE --as rows|tidy|understanding [--lang vi|en] [--out DIR]");
            ExitCode::from(2)
        }
    }
}
