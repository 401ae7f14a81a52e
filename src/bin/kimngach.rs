//! The command line: the only Rust of the package that touches the disk.
fn main() {}
