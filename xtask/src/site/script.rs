//! JavaScript as the build needs to know it: what a module names, gives and takes, with where it stands, and the same module in
//! as few bytes as mean the same. The language itself is oxc's to know.
use std::collections::BTreeSet;
use std::ops::Range;

use anyhow::{Context, Result, bail};
use oxc::allocator::Allocator;
use oxc::ast::ast;
use oxc::ast_visit::{Visit, walk};
use oxc::codegen::{Codegen, CodegenOptions, CommentOptions, LegalComment};
use oxc::minifier::{CompressOptions, MangleOptions, Minifier, MinifierOptions};
use oxc::parser::Parser;
use oxc::span::{GetSpan, SourceType, Span};

use super::{Files, layout};

/// Where something stands in its source, in bytes.
pub type Place = Range<usize>;

/// A literal text and where it stands, its quotes included.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
    pub text: String,
    pub place: Place,
}

/// What a module says to others.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Script {
    pub imports: Vec<Import>,
    /// `import('./x.js')`, with the place of the whole; nothing for a name that is computed.
    pub late: Vec<(Place, Option<Text>)>,
    /// `new URL('./x', import.meta.url)`, with the place of the whole.
    pub addresses: Vec<(Place, Text)>,
    /// `import.meta` elsewhere.
    pub metas: Vec<Place>,
    pub exports: Vec<Export>,
    /// Names of the module's own scope that it declares itself; nothing where a declaration takes things apart.
    pub declared: Vec<Option<String>>,
    /// Every `wasm.x`: the `x`.
    pub of_wasm: Vec<Text>,
    /// Keys of objects, with or without quotes.
    pub keys: Vec<Text>,
    /// Every literal text, keys excepted.
    pub texts: BTreeSet<String>,
}

/// An `import` at the top of a module.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Import {
    pub place: Place,
    pub from: Text,
    pub taken: Vec<Taken>,
}

/// What an `import` takes under which name of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Taken {
    Named { theirs: String, ours: String },
    Whole(String),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Export {
    /// `export const a = …`, `export class A …`: the place is that of the words before the declaration.
    Declared {
        place: Place,
        names: Vec<Option<String>>,
    },
    /// `export { a, b as c }`: pairs of inner and outer names.
    Listed {
        place: Place,
        pairs: Vec<(String, String)>,
    },
    Default,
    /// `export … from`
    Passed(Text),
}

/// Reads a module.
///
/// # Errors
/// Where the source is no module of the language, with oxc's words.
pub fn read(source: &str) -> Result<Script> {
    let memory = Allocator::default();
    let program = parse(&memory, source)?;
    let mut reader = Reader { script: Script::default(), urls: Vec::new() };
    for statement in &program.body {
        reader.at_the_top(statement);
    }
    reader.visit_program(&program);
    Ok(reader.script)
}

/// How much a module may be changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Few {
    /// Without space and comments; every name stays, so that an error of the page can be followed.
    Letters,
    /// Everything that means the same in fewer bytes, with short names inside: what each reader of an article carries.
    Bytes,
}

/// Every script that travels: comments are for people who read the repository, a reader of an article need not carry them.
///
/// # Errors
/// Where one is no module of the language.
pub fn minify_all(sources: &mut Files) -> Result<()> {
    for (name, bytes) in
        sources.iter_mut().filter(|(name, _)| name.ends_with(".js") && !layout::is_open(name))
    {
        let text = std::str::from_utf8(bytes).with_context(|| format!("{name} is not UTF-8"))?;
        let few = if travels_with_articles(name) { Few::Bytes } else { Few::Letters };
        *bytes = minify(text, few).with_context(|| format!("in {name}"))?.into_bytes();
    }
    Ok(())
}

fn travels_with_articles(name: &str) -> bool {
    ["chart/", "embed/", "pkg/"].iter().any(|folder| name.starts_with(folder)) || layout::is_lasting(name)
}

/// The same module in fewer bytes. Comments that begin with `/*!` are meant for readers, and stay; behind `/* css */` a text is
/// a style sheet, and grows lighter as such.
///
/// # Errors
/// Where the source is no module of the language.
pub fn minify(source: &str, few: Few) -> Result<String> {
    let source = &lighten_styles(source);
    let memory = Allocator::default();
    let mut program = parse(&memory, source)?;
    let mut printer = Codegen::new().with_options(CodegenOptions {
        minify: true,
        comments: CommentOptions { legal: LegalComment::Inline, ..CommentOptions::disabled() },
        ..CodegenOptions::default()
    });
    if few == Few::Bytes {
        let done = Minifier::new(MinifierOptions {
            mangle: Some(MangleOptions { top_level: Some(true), ..MangleOptions::default() }),
            mangle_properties: None,
            compress: Some(CompressOptions::smallest()),
        })
        .minify(&memory, &mut program);
        printer =
            printer.with_scoping(done.scoping).with_private_member_mappings(done.class_private_mappings);
    }
    Ok(printer.build(&program).code)
}

fn parse<'a>(memory: &'a Allocator, source: &'a str) -> Result<ast::Program<'a>> {
    let parsed = Parser::new(memory, source, SourceType::mjs()).parse();
    if let Some(first) = parsed.diagnostics.first() {
        bail!("{first:?}");
    }
    Ok(parsed.program)
}

/// Finds its way through a syntax tree.
struct Reader {
    script: Script,
    /// Places of the `import.meta` that belong to an address.
    urls: Vec<Place>,
}

impl Reader {
    /// What only the top of a module may say.
    fn at_the_top(&mut self, statement: &ast::Statement<'_>) {
        match statement {
            ast::Statement::ImportDeclaration(import) => self.script.imports.push(Import {
                place: place(import.span),
                from: text(&import.source),
                taken: import.specifiers.iter().flatten().map(taken).collect(),
            }),
            ast::Statement::ExportDeclaration(export) => {
                let names = declared(&export.declaration);
                self.script.declared.extend(names.iter().cloned());
                let place = place(export.span).start..place(export.declaration.span()).start;
                self.script.exports.push(Export::Declared { place, names });
            }
            ast::Statement::ExportNamedDeclaration(export) => {
                let pair = |one: &ast::ExportSpecifier<'_>| {
                    (one.local.name().to_string(), one.exported.name().to_string())
                };
                self.script.exports.push(Export::Listed {
                    place: place(export.span),
                    pairs: export.specifiers.iter().map(pair).collect(),
                });
            }
            ast::Statement::ExportDefaultDeclaration(_) => self.script.exports.push(Export::Default),
            ast::Statement::ExportFromDeclaration(export) => {
                self.script.exports.push(Export::Passed(text(&export.source)));
            }
            ast::Statement::ExportAllDeclaration(export) => {
                self.script.exports.push(Export::Passed(text(&export.source)));
            }
            other => {
                if let Some(declaration) = other.as_declaration() {
                    self.script.declared.extend(declared(declaration));
                }
            }
        }
    }
}

impl<'a> Visit<'a> for Reader {
    fn visit_import_expression(&mut self, import: &ast::ImportExpression<'a>) {
        self.script.late.push((place(import.span), literal(&import.source)));
        walk::walk_import_expression(self, import);
    }

    fn visit_new_expression(&mut self, new: &ast::NewExpression<'a>) {
        let base = new.arguments.get(1).and_then(ast::Argument::as_expression);
        let base = base.and_then(ast::Expression::as_member_expression);
        let first = new.arguments.first().and_then(ast::Argument::as_expression);
        if let Some(named) = first.and_then(literal)
            && new.callee.is_specific_id("URL")
            && let Some(base) = base
            && let ast::Expression::ImportMeta(meta) = base.object()
            && base.static_property_name() == Some("url")
        {
            self.urls.push(place(meta.span));
            self.script.addresses.push((place(new.span), named));
        }
        walk::walk_new_expression(self, new);
    }

    fn visit_import_meta(&mut self, meta: &ast::ImportMeta) {
        if !self.urls.contains(&place(meta.span)) {
            self.script.metas.push(place(meta.span));
        }
    }

    fn visit_static_member_expression(&mut self, member: &ast::StaticMemberExpression<'a>) {
        if member.object.is_specific_id("wasm") {
            let (name, at) = (member.property.name.to_string(), place(member.property.span));
            self.script.of_wasm.push(Text { text: name, place: at });
        }
        walk::walk_static_member_expression(self, member);
    }

    fn visit_object_property(&mut self, property: &ast::ObjectProperty<'a>) {
        let key = match &property.key {
            _ if property.shorthand => None,
            ast::PropertyKey::StaticIdentifier(name) => Some((name.name.to_string(), name.span)),
            ast::PropertyKey::StringLiteral(literal) if !property.computed => {
                Some((literal.value.to_string(), literal.span))
            }
            _ => None,
        };
        match key {
            Some((name, span)) => {
                self.script.keys.push(Text { text: name, place: place(span) });
                self.visit_expression(&property.value);
            }
            None => walk::walk_object_property(self, property),
        }
    }

    fn visit_string_literal(&mut self, literal: &ast::StringLiteral<'a>) {
        self.script.texts.insert(literal.value.to_string());
    }
}

fn place(span: Span) -> Place {
    span.start as usize..span.end as usize
}

/// A text that is written out, in quotes of any kind.
fn literal(expression: &ast::Expression<'_>) -> Option<Text> {
    match expression {
        ast::Expression::StringLiteral(literal) => Some(text(literal)),
        ast::Expression::TemplateLiteral(template) => {
            Some(Text { text: template.single_quasi()?.to_string(), place: place(template.span) })
        }
        _ => None,
    }
}

fn text(literal: &ast::StringLiteral<'_>) -> Text {
    Text { text: literal.value.to_string(), place: place(literal.span) }
}

fn taken(one: &ast::ImportDeclarationSpecifier<'_>) -> Taken {
    use ast::ImportDeclarationSpecifier as Specifier;
    match one {
        Specifier::ImportSpecifier(one) => {
            Taken::Named { theirs: one.imported.name().to_string(), ours: one.local.name.to_string() }
        }
        Specifier::ImportDefaultSpecifier(one) => {
            Taken::Named { theirs: String::from("default"), ours: one.local.name.to_string() }
        }
        Specifier::ImportNamespaceSpecifier(one) => Taken::Whole(one.local.name.to_string()),
    }
}

fn declared(declaration: &ast::Declaration<'_>) -> Vec<Option<String>> {
    match declaration {
        ast::Declaration::VariableDeclaration(variables) => variables
            .declarations
            .iter()
            .map(|one| one.id.get_identifier_name().map(|name| name.to_string()))
            .collect(),
        other => vec![other.id().map(|id| id.name.to_string())],
    }
}

/// A source with some places said otherwise; the places may come in any order, none inside another.
pub fn changed(source: &str, mut changes: Vec<(Place, String)>) -> String {
    changes.sort_by_key(|(place, _)| place.start);
    let mut out = String::with_capacity(source.len());
    let mut at = 0;
    for (place, new) in changes {
        out.push_str(source.get(at..place.start).unwrap_or_default());
        out.push_str(&new);
        at = place.end;
    }
    out.push_str(source.get(at..).unwrap_or_default());
    out
}

/// A mark of our own before a template that holds a style sheet and nothing computed.
const STYLE: &str = "/* css */ `";

fn lighten_styles(source: &str) -> String {
    let mut pieces = source.split(STYLE);
    let mut out = String::from(pieces.next().unwrap_or_default());
    for piece in pieces {
        out.push_str(STYLE);
        match piece.split_once('`') {
            Some((style, rest)) if !style.contains("${") => {
                out.push_str(&lighten_style(style));
                out.push('`');
                out.push_str(rest);
            }
            _ => out.push_str(piece),
        }
    }
    out
}

/// A style sheet without the space and the `;` that it can do without. (Texts in quotes do not occur in ours.)
fn lighten_style(style: &str) -> String {
    let mut out = String::with_capacity(style.len());
    for c in style.chars() {
        let space = c.is_whitespace();
        if space && (out.is_empty() || out.ends_with(|c: char| c.is_whitespace() || "{};:,".contains(c))) {
            continue;
        }
        if matches!(c, '{' | '}') && out.ends_with(' ') {
            out.pop();
        }
        if c == '}' && out.ends_with(';') {
            out.pop();
        }
        out.push(if space { ' ' } else { c });
    }
    out.truncate(out.trim_end().len());
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_module_says_what_it_names_gives_and_takes() {
        let source = "import a, { b as c } from './a.js'; import * as d from \"./d.js\";\nexport const e = 1;\nexport { c as f };\n\
                      import('./g.js'); import(`./g${e}`); new URL(`./h`, import.meta.url); import.meta.x; class I {} const { j } = d;\n\
                      wasm.k({ l: 'm', 'n': 2, e });";
        let script = read(source).unwrap();
        let at = |place: &Place| source.get(place.clone()).unwrap();
        assert_eq!(script.imports.len(), 2);
        assert_eq!(script.imports[0].from.text, "./a.js");
        assert_eq!(at(&script.imports[0].from.place), "'./a.js'");
        assert_eq!(
            script.imports[0].taken,
            [("default", "a"), ("b", "c")]
                .map(|(theirs, ours)| Taken::Named { theirs: theirs.into(), ours: ours.into() })
        );
        assert_eq!(script.imports[1].taken, [Taken::Whole("d".into())]);
        let late: Vec<_> = script
            .late
            .iter()
            .map(|(place, text)| (at(place), text.as_ref().map(|t| t.text.as_str())))
            .collect();
        assert_eq!(late, [("import('./g.js')", Some("./g.js")), ("import(`./g${e}`)", None)]);
        assert_eq!(at(&script.addresses[0].0), "new URL(`./h`, import.meta.url)");
        assert_eq!(script.metas.len(), 1);
        assert_eq!(script.declared, [Some("e".into()), Some("I".into()), None]);
        let [Export::Declared { place, names }, Export::Listed { pairs, .. }] = &script.exports[..] else {
            panic!("{:?}", script.exports)
        };
        assert_eq!((at(place), names), ("export ", &vec![Some(String::from("e"))]));
        assert_eq!(pairs, &[(String::from("c"), String::from("f"))]);
        assert_eq!(script.of_wasm.iter().map(|one| at(&one.place)).collect::<Vec<_>>(), ["k"]);
        assert_eq!(script.keys.iter().map(|one| at(&one.place)).collect::<Vec<_>>(), ["l", "'n'"]);
        assert!(script.texts.contains("m") && !script.texts.contains("n"));
    }

    #[test]
    fn what_is_no_module_is_said() {
        assert!(read("import {").is_err() && minify("const = 1", Few::Letters).is_err());
    }

    #[test]
    fn a_module_grows_lighter_and_keeps_its_texts_and_what_readers_are_told() {
        let source = "/** What it is. */\nexport function f(a) {\n  // why\n  const longer = '// no  comment';\n  return `  /* no */\n  ${a + longer}`;\n}\n/*! Licence */\nf(1);";
        let letters = minify(source, Few::Letters).unwrap();
        assert!(letters.contains("longer") && letters.contains("/*! Licence */"), "{letters}");
        assert!(!letters.contains("why") && !letters.contains("What it is"), "{letters}");
        let bytes = minify(source, Few::Bytes).unwrap();
        assert!(bytes.len() < letters.len() && !bytes.contains("longer"), "{bytes}");
        assert!(
            bytes.contains("// no  comment")
                && bytes.contains("  /* no */\\n") | bytes.contains("  /* no */\n"),
            "{bytes}"
        );
        // What others import keeps its name.
        assert!(bytes.contains(" f") || bytes.contains("f}"), "{bytes}");
    }

    #[test]
    fn a_style_sheet_grows_lighter_where_it_is_called_one() {
        let source = "export const a = /* css */ `\n.b > c:hover, .d { color: red; margin: 0 calc(1px + 2px);\n  top: 0; }\n@media print { .e { left: 0 } }\n`, g = `x: {  }`;";
        assert_eq!(
            minify(source, Few::Letters).unwrap(),
            "export const a=`.b > c:hover,.d{color:red;margin:0 calc(1px + 2px);top:0}@media print{.e{left:0}}`,g=`x: {  }`;"
        );
    }

    #[test]
    fn places_are_changed_in_any_order() {
        assert_eq!(changed("a b c", vec![(4..5, "z".into()), (0..1, String::new())]), " b z");
    }
}
