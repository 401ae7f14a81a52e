//! Which file lies where in `dist/`, so that a browser may keep what it has and yet never mixes two releases.
//!
//! Everything lies together in one folder named after its content, `v-HASH/`, as its authors wrote it: addresses inside
//! it are relative, so all modules of one release find each other, and a cache may keep them for ever. At the top lie
//! the addresses that people link to and that must not change:
//!
//! - pages (`index.html`, `embed.html`, …), with the addresses of scripts, styles and images led into `v-HASH/`;
//! - the modules in `ENTRIES`, each a few lines that lead into `v-HASH/`, and the scripts in `ALONE`, as they are;
//! - the folders in `OPEN`, as they are: data that an article names, and examples that are read as source.
//!
//! A host that keeps the older `v-*` folders beside the new one keeps every pinned embed alive, and serves a reader
//! whose browser still holds yesterday's page.
use anyhow::{Context, Result, bail};

use super::{Files, html, modules};
use crate::fingerprint::Fingerprint;

/// Modules that other people's pages import by a lasting address.
pub const ENTRIES: [&str; 1] = ["kim-ngach.js"];
/// Scripts that other people's pages load by a lasting address, and that need no other file.
const ALONE: [&str; 1] = ["embed-host.js"];
/// The script that keeps the page for use without a line; it must lie at the top, for it speaks only for what lies below it.
const KEEPER: &str = "sw.js";
/// Folders whose files keep their addresses.
const OPEN: [&str; 3] = ["data/", "embed-examples/", "gallery/"];

pub struct Layout {
    pub version: String,
    pub files: Files,
}

/// Whether a file keeps its address and is shown as it was written.
pub fn is_open(name: &str) -> bool {
    OPEN.iter().any(|folder| name.starts_with(folder))
}

/// Whether a script is asked for by other people's pages under an address that does not change.
pub fn is_lasting(name: &str) -> bool {
    ENTRIES.contains(&name) || ALONE.contains(&name)
}

pub fn lay_out(sources: &Files) -> Result<Layout> {
    modules::check(sources)?;
    let mut content = Fingerprint::new();
    for (name, bytes) in sources {
        content.add(name.as_bytes());
        content.add(bytes);
    }
    let version = format!("v-{}", content.hex());

    let mut files = Files::new();
    for (name, bytes) in sources {
        files.insert(format!("{version}/{name}"), bytes.clone());
        if ALONE.contains(&name.as_str()) && !modules::named(&String::from_utf8_lossy(bytes))?.is_empty() {
            bail!(
                "www/{name} names another file, but it must stand alone: it is served outside the versioned folder"
            );
        }
        if name == KEEPER {
            files.insert(name.clone(), keeper(bytes, sources, &version)?.into_bytes());
        } else if is_open(name) || ALONE.contains(&name.as_str()) {
            files.insert(name.clone(), bytes.clone());
        } else if ENTRIES.contains(&name.as_str()) {
            files.insert(name.clone(), entry(name, sources, &version)?.into_bytes());
        } else if name.ends_with(".html") {
            files.insert(name.clone(), page(name, bytes, sources, &version)?.into_bytes());
        }
    }
    if !files.contains_key("index.html") {
        bail!("www/ has no index.html");
    }
    // Tells GitHub Pages to serve the files as they are.
    files.insert(String::from(".nojekyll"), Vec::new());
    Ok(Layout { version, files })
}

/// The lasting address of a module: it hands on what the versioned one exports. What that one imports is named here
/// too, so that a browser asks for all of it at once and not one after another.
fn entry(name: &str, sources: &Files, version: &str) -> Result<String> {
    let bytes = sources.get(name).with_context(|| format!("www/{name} is not there"))?;
    if modules::has_default(&String::from_utf8_lossy(bytes))? {
        bail!("www/{name} has a default export: a lasting address hands on names only");
    }
    let mut lines: Vec<String> = modules::closure(sources, name)?
        .into_iter()
        .filter(|module| module != name)
        .map(|module| format!("import './{version}/{module}';\n"))
        .collect();
    lines.push(format!("export * from './{version}/{name}';\n"));
    Ok(lines.concat())
}

/// The keeper of copies, told which release it is of and what belongs to the page.
fn keeper(bytes: &[u8], sources: &Files, version: &str) -> Result<String> {
    let script = std::str::from_utf8(bytes).with_context(|| format!("www/{KEEPER} is not UTF-8"))?;
    let kept: Vec<String> = sources
        .keys()
        .filter(|name| belongs_to_page(name))
        .map(|name| format!("'{version}/{name}'"))
        .collect();
    Ok(format!("const VERSION = '{version}';\nconst FILES = [\n{}\n];\n{script}", kept.join(",\n")))
}

/// What the page may ask for while it is used; not what only embedded charts and readers of the source do.
fn belongs_to_page(name: &str) -> bool {
    let inside = |folders: &[&str]| folders.iter().any(|folder| name.starts_with(folder));
    let travels = [".js", ".css", ".wasm", ".woff2", ".svg", ".csv", ".json"]
        .iter()
        .any(|ending| name.ends_with(ending));
    travels
        && !ENTRIES.contains(&name)
        && !ALONE.contains(&name)
        && name != KEEPER
        // What opens workbooks is kept once somebody has opened one.
        && !inside(&["pkg/containers/", "pkg/embed/", "pkg/forms/", "pkg/press/", "embed/", "embed-examples/", "gallery/"])
}

fn page(name: &str, bytes: &[u8], sources: &Files, version: &str) -> Result<String> {
    let text = std::str::from_utf8(bytes).with_context(|| format!("www/{name} is not UTF-8"))?;
    if name.contains('/') {
        bail!("www/{name}: pages lie at the top of www/ or under {}", OPEN.join(" or "));
    }
    let mut wanted = Vec::new();
    let text = html::redirect(text, |tag, address| {
        let file = address.strip_prefix("./").unwrap_or(address);
        let file = file.split(['?', '#']).next().unwrap_or(file);
        let stays = file.ends_with(".html") || is_open(file);
        if stays || !sources.contains_key(file) {
            return None;
        }
        if tag == "script" {
            wanted.push(String::from(file));
        }
        Some(format!("./{version}/{}", address.strip_prefix("./").unwrap_or(address)))
    });

    let hints = hints(sources, &wanted, version)?;
    Ok(match text.split_once("</head>") {
        Some((head, rest)) => format!("{head}{hints}</head>{rest}"),
        None => text,
    })
}

/// Tells the browser of everything that the page's scripts will ask for one after another, so that it asks at once:
/// on a slow line each link of the chain would be another journey.
fn hints(sources: &Files, scripts: &[String], version: &str) -> Result<String> {
    let mut coming: Vec<String> = Vec::new();
    for script in scripts {
        for module in modules::closure(sources, script)? {
            let glue = modules::glue(sources, &module)?;
            for module in std::iter::once(module).chain(glue) {
                if !coming.contains(&module) && !scripts.contains(&module) {
                    coming.push(module);
                }
            }
        }
    }
    let mut hints = String::new();
    for module in coming {
        hints.push_str(&format!("<link rel=\"modulepreload\" href=\"./{version}/{module}\">\n"));
        let wasm = module.strip_suffix("kimngach.js").map(|folder| format!("{folder}kimngach_bg.wasm"));
        if let Some(wasm) = wasm.filter(|wasm| wasm.starts_with("pkg/") && sources.contains_key(wasm)) {
            hints.push_str(&format!(
                "<link rel=\"preload\" as=\"fetch\" type=\"application/wasm\" crossorigin href=\"./{version}/{wasm}\">\n"
            ));
        }
    }
    Ok(hints)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(list: &[(&str, &str)]) -> Files {
        list.iter().map(|(name, text)| (String::from(*name), text.as_bytes().to_vec())).collect()
    }

    fn text<'a>(layout: &'a Layout, name: &str) -> &'a str {
        std::str::from_utf8(&layout.files[name]).unwrap()
    }

    fn small() -> Files {
        files(&[
            (
                "index.html",
                "<head><script type=\"module\" src=\"./app.js\"></script></head><a href=\"./data/x.csv\">x</a>",
            ),
            ("app.js", "import './deep.js'; import init from './pkg/studio/kimngach.js';"),
            ("deep.js", "export const a = 1;"),
            ("kim-ngach.js", "import './deep.js'; export class KimNgach {}"),
            ("data/x.csv", "a,b"),
            ("embed-examples/article.html", "<script type=\"module\" src=\"../kim-ngach.js\"></script>"),
            ("pkg/studio/kimngach.js", "new URL('kimngach_bg.wasm', import.meta.url)"),
            ("pkg/studio/kimngach_bg.wasm", ""),
        ])
    }

    #[test]
    fn a_page_leads_into_its_own_version_and_hints_at_what_comes() {
        let layout = lay_out(&small()).unwrap();
        let (page, version) = (text(&layout, "index.html"), &layout.version);
        assert!(page.contains(&format!("src=\"./{version}/app.js\"")), "{page}");
        assert!(page.contains(&format!("modulepreload\" href=\"./{version}/deep.js\"")), "{page}");
        assert!(page.contains(&format!("href=\"./{version}/pkg/studio/kimngach_bg.wasm\"")), "{page}");
        assert!(page.contains("href=\"./data/x.csv\""), "{page}");
    }

    #[test]
    fn glue_that_is_imported_late_is_hinted_at_too() {
        let mut late = small();
        late.insert(
            String::from("app.js"),
            b"import('./deep.js'); import('./pkg/studio/kimngach.js')".to_vec(),
        );
        let layout = lay_out(&late).unwrap();
        let page = text(&layout, "index.html");
        assert!(page.contains("pkg/studio/kimngach_bg.wasm") && !page.contains("deep.js"), "{page}");
    }

    #[test]
    fn a_script_that_must_stand_alone_does() {
        let mut alone = small();
        alone.insert(String::from("embed-host.js"), b"addEventListener('message', () => {});".to_vec());
        assert!(text(&lay_out(&alone).unwrap(), "embed-host.js").contains("message"));
        alone.insert(String::from("embed-host.js"), b"import './deep.js'".to_vec());
        assert!(lay_out(&alone).is_err());
    }

    #[test]
    fn the_keeper_of_copies_knows_its_release_and_the_pages_files() {
        let mut kept = small();
        kept.insert(String::from("sw.js"), b"self.x = VERSION;".to_vec());
        kept.insert(String::from("pkg/embed/kimngach.js"), Vec::new());
        kept.insert(String::from("pkg/press/kimngach.js"), Vec::new());
        let layout = lay_out(&kept).unwrap();
        let (script, version) = (text(&layout, "sw.js"), &layout.version);
        assert!(
            script.contains(&format!("VERSION = '{version}'")) && script.ends_with("self.x = VERSION;"),
            "{script}"
        );
        for file in ["app.js", "data/x.csv", "pkg/studio/kimngach_bg.wasm"] {
            assert!(script.contains(&format!("'{version}/{file}'")), "{script}");
        }
        assert!(
            !script.contains("pkg/embed")
                && !script.contains("pkg/press")
                && !script.contains("kim-ngach.js'"),
            "{script}"
        );
    }

    #[test]
    fn what_people_link_to_keeps_its_address() {
        let layout = lay_out(&small()).unwrap();
        assert_eq!(text(&layout, "data/x.csv"), "a,b");
        assert!(text(&layout, "embed-examples/article.html").contains("src=\"../kim-ngach.js\""));
        let version = &layout.version;
        assert_eq!(
            text(&layout, "kim-ngach.js"),
            format!("import './{version}/deep.js';\nexport * from './{version}/kim-ngach.js';\n")
        );
    }

    #[test]
    fn one_changed_byte_is_another_version() {
        let before = lay_out(&small()).unwrap().version;
        let mut changed = small();
        changed.insert(String::from("data/x.csv"), b"a,c".to_vec());
        assert_ne!(lay_out(&changed).unwrap().version, before);
    }

    #[test]
    fn a_missing_module_is_said() {
        let mut broken = small();
        broken.remove("deep.js");
        let said = format!("{:#}", lay_out(&broken).err().unwrap());
        assert!(said.contains("app.js") && said.contains("deep.js"), "{said}");
    }
}
