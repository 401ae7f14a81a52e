//! The gallery: every chart form draws, in both languages and grounds, and each opens in the page as the same chart.
use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};

use crate::page::Page;
use crate::runner::Test;
use crate::screen::Screen;
use crate::site::Guest;

pub const TESTS: &[Test] = &[
    Test { name: "gallery/every-example-draws", run: draws },
    Test { name: "gallery/speaks-both-languages", run: languages },
    Test { name: "gallery/dark-and-light", run: grounds },
    Test { name: "gallery/fits-a-phone", run: phone },
    Test { name: "gallery/opens-in-the-page-as-the-same-chart", run: same_chart },
    Test { name: "gallery/a-small-embed-climbs-to-the-press-build", run: climbs },
    Test { name: "gallery/the-press-build-draws-what-the-whole-one-draws", run: same_in_both },
    Test { name: "gallery/the-press-build-draws-every-form-of-plain-tables", run: same_forms },
    Test { name: "gallery/the-press-build-works-out-what-the-whole-one-does", run: same_indicators },
    Test { name: "gallery/the-page-offers-every-form-that-fits", run: menu },
    Test { name: "gallery/a-form-goes-through-address-and-undo", run: chosen },
];

const CONTENTS: &str = include_str!("../../../../www/gallery/contents.json");

fn names() -> Result<Vec<String>> {
    Ok(serde_json::from_str(CONTENTS)?)
}

/// Goes through the whole page, as a reader does, until every chart is there.
fn read_through(page: &Page<'_>, count: usize) -> Result<()> {
    page.until(&format!("document.querySelectorAll('kim-ngach').length === {count}"))?;
    for name in names()? {
        page.run(&format!("document.getElementById('{name}').scrollIntoView()"), &[])?;
        page.wait_state(&format!("#{name} kim-ngach"), "ready").with_context(|| name.clone())?;
    }
    page.settled()
}

/// The titles of the charts, as they are told.
fn titles(page: &Page<'_>) -> Result<Vec<String>> {
    let all = page.js(
        "[...document.querySelectorAll('kim-ngach')].map((e) => e.shadowRoot.querySelector('h3').textContent)",
    )?;
    Ok(serde_json::from_value(all)?)
}

fn draws(page: &mut Page<'_>) -> Result<()> {
    page.goto("gallery.html")?;
    let names = names()?;
    read_through(page, names.len())?;
    // Ink on every canvas, not only its ground.
    let empty = page.js("[...document.querySelectorAll('kim-ngach')].filter((e) => {
            const c = e.shadowRoot.querySelector('canvas');
            const d = c.getContext('2d').getImageData(0, 0, c.width, c.height).data;
            const seen = new Set();
            for (let i = 0; i < d.length; i += 4) seen.add(d[i] << 16 | d[i + 1] << 8 | d[i + 2]);
            return seen.size < 20;
         }).map((e) => e.parentElement.id)")?;
    ensure!(empty == json!([]), "nothing is drawn in {empty}");
    let told = titles(page)?;
    ensure!(told.len() == names.len() && told.iter().all(|t| t.len() > 8), "{told:?}");
    page.run("scrollTo(0, 0)", &[])?;
    page.keep_picture("gallery").map(drop)
}

fn languages(page: &mut Page<'_>) -> Result<()> {
    page.goto("gallery.html#lang=vi")?;
    let count = names()?.len();
    read_through(page, count)?;
    let vi = titles(page)?;
    page.click("[data-language=en]")?;
    page.until("document.documentElement.lang === 'en'")?;
    read_through(page, count)?;
    let en = titles(page)?;
    for ((vi, en), name) in vi.iter().zip(&en).zip(names()?) {
        ensure!(vi != en, "{name} has the title {vi} in both languages");
    }
    ensure!(page.text("h1")?.starts_with("Every"), "the heading says {}", page.text("h1")?);
    ensure!(page.attribute("[data-language=en]", "aria-pressed")?.as_deref() == Some("true"), "not pressed");
    page.keep_picture("gallery-en").map(drop)
}

/// The colour of the upper left corner of a chart, as a sum of its three parts.
fn ground(page: &Page<'_>) -> Result<f64> {
    page.number(
        "(([r, g, b]) => r + g + b)(document.querySelector('#trade kim-ngach').shadowRoot.querySelector('canvas').getContext('2d').getImageData(2, 2, 1, 1).data)",
    )
}

fn grounds(page: &mut Page<'_>) -> Result<()> {
    page.goto("gallery.html")?;
    page.wait_state("#trade kim-ngach", "ready")?;
    let light = ground(page)?;
    ensure!(light > 700.0, "the light ground is {light}");
    page.click("#dark")?;
    page.wait_state("#trade kim-ngach", "ready")?;
    let dark = ground(page)?;
    ensure!(dark < 150.0, "the dark ground is {dark}");
    ensure!(page.attribute("#dark", "aria-pressed")?.as_deref() == Some("true"), "not pressed");
    page.keep_picture("gallery-dark").map(drop)
}

fn phone(page: &mut Page<'_>) -> Result<()> {
    for width in [320, 360] {
        page.screen(Screen { width, height: 740, ..Screen::default() })?;
        page.goto("gallery.html")?;
        read_through(page, names()?.len())?;
        let over = page.number("document.documentElement.scrollWidth - innerWidth")?;
        ensure!(over <= 0.0, "at {width} the page is {over} too wide");
    }
    page.run("scrollTo(0, 0)", &[])?;
    page.keep_picture("gallery-360").map(drop)
}

fn same_chart(page: &mut Page<'_>) -> Result<()> {
    // A table that the page lists, one that it does not, and a spec with labels of its own.
    for name in ["heatmap", "range", "slope"] {
        page.goto("gallery.html#lang=vi")?;
        page.until(&format!("document.querySelector('#{name} kim-ngach') !== null"))?;
        page.run(&format!("document.getElementById('{name}').scrollIntoView()"), &[])?;
        page.wait_state(&format!("#{name} kim-ngach"), "ready")?;
        let title = page.js(&format!(
            "document.querySelector('#{name} kim-ngach').shadowRoot.querySelector('h3').textContent"
        ))?;
        let address = page.look(&format!("#{name} a.open"), "e.href")?;
        page.goto(address.as_str().context("no address")?)?;
        page.wait_state("#chart", "ready")?;
        page.until(&format!("document.querySelector('#chart h3').textContent === {title}"))
            .with_context(|| format!("{name} opens as another chart"))?;
    }
    Ok(())
}

fn climbs(page: &mut Page<'_>) -> Result<()> {
    let body = "<script type=module src=../kim-ngach.js></script>
         <kim-ngach id=small data=../data/vietnam_trade_annual_1986_2025.csv lang=vi><p>tĩnh</p></kim-ngach>
         <kim-ngach id=large data=../data/vietnam_trade_annual_1986_2025.csv type=growth lang=vi><p>tĩnh</p></kim-ngach>";
    let html = format!(
        "<!doctype html><html lang=vi><head><meta charset=utf-8><title>bài</title><link rel=icon href=data:,></head><body>{body}</body></html>"
    );
    page.site().put("guest/climbs.html", Guest::new(html));
    page.goto("guest/climbs.html")?;
    page.wait_state("#small", "ready")?;
    page.wait_state("#large", "ready")?;
    for (build, wanted) in [("embed", true), ("press", true), ("studio", false)] {
        let came = page.js(&format!(
            "performance.getEntriesByType('resource').some((e) => e.name.includes('/pkg/{build}/'))"
        ))?;
        ensure!(came == wanted, "whether the build {build} was fetched: {came}");
    }
    // Changed later to a form that the small build has not: the chart goes to the build that has it, and stays drawn.
    page.run("document.querySelector('#small').setAttribute('type', 'balance')", &[])?;
    page.until(
        "document.querySelector('#small').shadowRoot.querySelector('h3').textContent.includes('siêu')",
    )?;
    page.wait_state("#small", "ready")
}

/// Asks the press' build and the whole one for the same chart and compares what they say and draw, to the last pixel. A table that
/// leaves something to guess, and a chart that cannot be drawn, the press' build passes on.
const BOTH: &str = "
    const at = performance.getEntriesByType('resource').map((one) => one.name).find((name) => name.endsWith('pkg/press/kimngach.js'));
    const [press, whole] = await Promise.all([at, at.replace('/press/', '/studio/')].map((name) => import(name)));
    await Promise.all([press.default(), whole.default()]);
    const files = new Map();
    const file = async (name) => {
      if (!files.has(name)) files.set(name, new Uint8Array(await (await fetch(new URL(`../data/${name}`, document.baseURI))).arrayBuffer()));
      return files.get(name);
    };
    // Places of figures and warnings are for the page alone.
    const plain = (value) => JSON.parse(JSON.stringify(value, (key, one) => (['records', 'strand', 'at', 'warnings'].includes(key) ? undefined : one)));
    const drawn = (project, spec, place) => {
      const canvas = document.createElement('canvas');
      let said;
      try {
        project.set_spec(spec);
        said = project.draw(canvas, place);
      } catch (error) {
        if (error === 'whole' || Array.isArray(error)) return { refused: true };
        throw error;
      }
      const tips = Array.from({ length: Math.min(said.periods, 40) }, (_, nth) => [project.tip_at(nth), project.tip_at(nth, 0)]);
      return { ...plain({ said, tips, table: project.table(place.lang) }), picture: canvas.toDataURL() };
    };
    const open = async (build, name) => {
      const project = new build.Project();
      const bytes = await file(name);
      project.open(build === whole ? bytes : new TextDecoder().decode(bytes), name);
      return project;
    };
    const differ = (one, other) => Object.keys({ ...one, ...other }).filter((part) => JSON.stringify(one[part]) !== JSON.stringify(other[part]));
";

/// An article with a chart of the press, so that its build is there.
fn with_the_press(page: &Page<'_>) -> Result<()> {
    let html = "<!doctype html><html lang=vi><head><meta charset=utf-8><title>bài</title><link rel=icon href=data:,></head><body>
        <script type=module src=../kim-ngach.js></script>
        <kim-ngach data=../data/vietnam_trade_annual_1986_2025.csv type=balance><p>tĩnh</p></kim-ngach></body></html>";
    page.site().put("guest/press.html", Guest::new(html));
    page.goto("guest/press.html")?;
    page.wait_state("kim-ngach", "ready")
}

fn same_in_both(page: &mut Page<'_>) -> Result<()> {
    with_the_press(page)?;
    let statements = format!(
        "{BOTH}
        const house = await (await fetch(new URL('../gallery/houses/masthead.json', document.baseURI))).json();
        const declined = [], other = [];
        for (const name of args[0]) {{
          const {{ data, spec, ...own }} = await (await fetch(new URL(`../gallery/${{name}}.json`, document.baseURI))).json();
          const long = await open(whole, data);
          let short;
          try {{ short = await open(press, data); }} catch {{ declined.push(name); continue; }}
          const charts = [
            [{{ ...spec, ...own.vi }}, {{ width: 720, ratio: 1, lang: 'vi' }}],
            [{{ ...spec, ...own.en, theme: 'contrast' }}, {{ width: 360, ratio: 1, lang: 'en' }}],
            [{{ ...spec, theme: 'print' }}, {{ width: 500, height: 260, ratio: 1, lang: 'en', print: true }}],
            [{{ ...spec, ...own.vi, house }}, {{ width: 640, ratio: 1, lang: 'vi', dark: true }}],
          ];
          for (const [nth, [wanted, place]] of charts.entries()) {{
            const parts = differ(drawn(short, wanted, place), drawn(long, wanted, place));
            if (parts.length) other.push(`${{name}} ${{nth}}: ${{parts}}`);
          }}
          short.free();
          long.free();
        }}
        return [declined, other];"
    );
    let said = page.inside(&statements, &[json!(names()?)])?;
    ensure!(said.get(1) == Some(&json!([])), "drawn otherwise: {said}");
    // Tables that leave something to guess, of which the small reading says so.
    ensure!(said.get(0) == Some(&json!(DECLINED)), "for the whole reader: {said}");
    Ok(())
}

/// Examples whose tables are not plain.
const DECLINED: [&str; 9] =
    ["waterfall", "dumbbell-plan", "bullet", "bar", "club", "diverging", "treemap", "scatter", "range"];

/// Every form of plain tables, whatever the examples show.
fn same_forms(page: &mut Page<'_>) -> Result<()> {
    with_the_press(page)?;
    let statements = format!(
        "{BOTH}
        const other = [];
        const seen = new Set();
        for (const data of [
          'vietnam_trade_annual_1986_2025.csv', 'vietnam_trade_monthly_2000_2025.csv', 'gso_exports_by_partner_1995_2016.csv',
          'gso_exports_by_sector_and_group_1995_2016.csv',
        ]) {{
          const [short, long] = [await open(press, data), await open(whole, data)];
          for (const type of args[0]) {{
            const [one, two] = [short, long].map((project) => drawn(project, {{ type }}, {{ width: 640, ratio: 1, lang: 'en' }}));
            const parts = differ(one, two);
            if (parts.length) other.push(`${{data}} ${{type}}: ${{parts}}`);
            if (!one.refused) seen.add(type);
          }}
        }}
        return [args[0].filter((type) => !seen.has(type)), other];"
    );
    let types: Vec<String> = names()?.into_iter().filter(|name| name != "dumbbell-plan").collect();
    let said = page.inside(&statements, &[json!(types)])?;
    ensure!(said.get(1) == Some(&json!([])), "drawn otherwise: {said}");
    // A plan, and years of estimates, are in none of these tables.
    ensure!(said.get(0) == Some(&json!(["bullet", "range"])), "forms of none of the tables: {said}");
    Ok(())
}

/// Every indicator of the catalogue.
const CATALOGUE: [&str; 2] = [
    include_str!("../../../../src/lang/en/indicator.txt"),
    include_str!("../../../../src/lang/en/catalogue_names.txt"),
];

fn same_indicators(page: &mut Page<'_>) -> Result<()> {
    with_the_press(page)?;
    let ids: Vec<&str> = CATALOGUE
        .iter()
        .flat_map(|text| text.lines())
        .filter_map(|line| line.strip_prefix("indicator.")?.split_once(".name")?.0.into())
        .collect();
    let statements = format!(
        "{BOTH}
        const other = [];
        let both = 0;
        for (const data of ['vietnam_trade_annual_1986_2025.csv', 'vietnam_trade_monthly_2000_2025.csv', 'gso_exports_by_partner_1995_2016.csv']) {{
          const [short, long] = [await open(press, data), await open(whole, data)];
          for (const indicator of args[0]) {{
            // What only the whole build works out the press' passes on, and does not draw otherwise.
            if (['structural-change', 'growth-count'].includes(indicator)) {{
              if (!drawn(short, {{ indicator }}, {{ width: 600, ratio: 1, lang: 'vi' }}).refused) other.push(`${{data}} ${{indicator}} is drawn`);
              continue;
            }}
            const [one, two] = [short, long].map((project) => drawn(project, {{ indicator }}, {{ width: 600, ratio: 1, lang: 'vi' }}));
            const parts = differ(one, two);
            if (parts.length) other.push(`${{data}} ${{indicator}}: ${{parts}}`);
            both += one.refused ? 0 : 1;
          }}
        }}
        return [both, other];"
    );
    let said = page.inside(&statements, &[json!(ids)])?;
    ensure!(said.get(1) == Some(&json!([])), "worked out otherwise: {said}");
    ensure!(
        ids.len() > 90 && said.get(0).and_then(Value::as_u64) > Some(60),
        "{} indicators, drawn: {said}",
        ids.len()
    );
    Ok(())
}

/// Beside the panel, with many markets; waits until every form was tried.
fn offered(page: &Page<'_>, fragment: &str) -> Result<()> {
    page.goto(fragment)?;
    page.wait_state("#chart", "ready")?;
    page.until("document.querySelector('#choices option[value=treemap]') !== null")?;
    page.until("document.querySelector('#choices option[value=\"suggested 0\"]') !== null")
}

/// The menu of forms, as a script names it.
const MENU: &str = "document.querySelector('#choices option[value=treemap]').closest('select')";

fn choose(page: &Page<'_>, value: &str) -> Result<()> {
    page.run(
        &format!(
            "const s = {MENU}; s.value = '{value}'; s.dispatchEvent(new Event('change', {{ bubbles: true }}))"
        ),
        &[],
    )
    .map(drop)
}

fn menu(page: &mut Page<'_>) -> Result<()> {
    page.screen(Screen { width: 1440, height: 900, ..Screen::default() })?;
    offered(page, "#v=1&lang=vi&view=work&data=partners")?;
    let forms =
        page.js(&format!("[...{MENU}.options].filter((o) => !o.value.startsWith('suggested')).length"))?;
    ensure!(forms == 32, "there are 32 forms, not {forms}");
    let headings = page.js(&format!("[...{MENU}.querySelectorAll('optgroup')].map((g) => g.label)"))?;
    ensure!(
        headings
            == json!([
                "Gợi ý cho bảng này",
                "Theo thời gian",
                "So sánh và thứ hạng",
                "Cơ cấu và đóng góp",
                "Tương quan"
            ]),
        "{headings}"
    );
    let best = page.js(&format!(
        "[...{MENU}.options].filter((o) => o.value.startsWith('suggested')).map((o) => o.textContent)"
    ))?;
    let best: Vec<String> = serde_json::from_value(best)?;
    ensure!((3..=6).contains(&best.len()), "{best:?}");
    ensure!(
        best.iter().all(|b| b.contains(": ") && b.len() > 20),
        "a suggestion without its reason: {best:?}"
    );
    // A table by year has no months, and no plan: those forms are there, cannot be chosen, and say why.
    for form in ["seasonal", "heatmap", "bullet"] {
        let option = page.js(&format!(
            "(o => [o.disabled, o.title.length > 10])({MENU}.querySelector('option[value={form}]'))"
        ))?;
        ensure!(option == json!([true, true]), "{form}: {option}");
    }
    // Everything else that is offered can be drawn.
    let open = page.js(&format!(
        "[...{MENU}.options].filter((o) => !o.disabled && !o.value.startsWith('suggested')).map((o) => o.value)"
    ))?;
    let open: Vec<String> = serde_json::from_value(open)?;
    ensure!(open.len() > 15, "only {open:?} fit");
    for form in open.iter().filter(|f| *f != "auto") {
        choose(page, form)?;
        page.until(&format!("new URLSearchParams(location.hash.slice(1)).get('type') === '{form}'"))
            .with_context(|| form.clone())?;
        ensure!(!page.is_shown("#message")?, "{form}: {}", page.text("#message")?);
        ensure!(page.js(&format!("{MENU}.value"))? == json!(form), "the menu does not show {form}");
    }
    page.keep_picture("gallery-page-form").map(drop)
}

fn chosen(page: &mut Page<'_>) -> Result<()> {
    page.screen(Screen { width: 1440, height: 900, ..Screen::default() })?;
    offered(page, "#v=1&lang=en&view=work&data=groups")?;
    let title = || page.js("document.querySelector('#chart h3').textContent");
    let before = title()?;
    choose(page, "column-share")?;
    page.until("location.hash.includes('type=column-share')")?;
    let turned = title()?;
    ensure!(turned != before, "the chart is the same");
    // A suggestion is a whole chart.
    choose(page, "suggested 0")?;
    page.until("!location.hash.includes('type=column-share')")?;
    page.click("#undo")?;
    page.until("location.hash.includes('type=column-share')")?;
    ensure!(title()? == turned, "the way back leads elsewhere");
    page.click("#undo")?;
    page.until("!location.hash.includes('type=')")?;
    ensure!(title()? == before, "the first chart is not back");
    page.click("#redo")?;
    page.until("location.hash.includes('type=column-share')")?;
    page.reload()?;
    page.wait_state("#chart", "ready")?;
    ensure!(title()? == turned, "the address opens another chart");
    Ok(())
}
