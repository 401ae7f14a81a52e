//! The compressed twins beside each file that gains by it: a static host that knows them serves them as they are.
use std::io::Write;
use std::path::Path;

use anyhow::{Context, Result};

use super::Files;
use crate::{fingerprint, place};

/// Brotli at its best quality costs a second or two for the wasm, once: what has been compressed is kept.
const QUALITY: u32 = 1;
/// 4 MB: no file of ours needs more, and every decoder has it.
const WINDOW: u32 = 22;

/// One file as it travels.
pub struct Packed {
    pub brotli: Vec<u8>,
    pub gzip: Vec<u8>,
}

/// Compresses, or fetches what was compressed before.
pub fn packed(bytes: &[u8]) -> Result<Packed> {
    let kept = place::workshop()?.join("compressed");
    std::fs::create_dir_all(&kept).with_context(|| format!("{} cannot be made", kept.display()))?;
    let key = fingerprint::of(bytes);
    Ok(Packed {
        brotli: once(&kept.join(format!("{key}.br")), || brotli(bytes))?,
        gzip: once(&kept.join(format!("{key}.gz")), || gzip(bytes))?,
    })
}

/// `files` and their `.br` and `.gz`.
pub fn beside(files: &Files) -> Result<Files> {
    let mut all = files.clone();
    for (name, bytes) in files.iter().filter(|(name, bytes)| gains(name) && !bytes.is_empty()) {
        let packed = packed(bytes)?;
        all.insert(format!("{name}.br"), packed.brotli);
        all.insert(format!("{name}.gz"), packed.gzip);
    }
    Ok(all)
}

fn gains(name: &str) -> bool {
    let ending = name.rsplit('.').next().unwrap_or("");
    // Pictures and fonts in woff2 are compressed already.
    matches!(
        ending,
        "html" | "js" | "css" | "wasm" | "csv" | "json" | "svg" | "txt" | "md" | "xml" | "webmanifest"
    )
}

fn once(kept: &Path, work: impl FnOnce() -> Result<Vec<u8>>) -> Result<Vec<u8>> {
    if let Ok(bytes) = std::fs::read(kept) {
        return Ok(bytes);
    }
    let bytes = work()?;
    std::fs::write(kept, &bytes).with_context(|| format!("{} cannot be written", kept.display()))?;
    Ok(bytes)
}

fn brotli(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut packed = Vec::new();
    let mut packer = brotli::CompressorWriter::new(&mut packed, 1 << 16, QUALITY, WINDOW);
    packer.write_all(bytes)?;
    drop(packer);
    Ok(packed)
}

fn gzip(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    packer.write_all(bytes)?;
    Ok(packer.finish()?)
}
