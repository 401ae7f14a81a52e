//! What is wrong with a layout, for every test that looks for it.

use kimngach::plan::{Plan, Rect};

/// What is wrong with the places of the texts of a plan: off the sheet, on one another.
pub fn collisions(plan: &Plan, name: &str) -> Vec<String> {
    let mut wrong = Vec::new();
    let sheet = Rect::new(0.0, 0.0, plan.width, plan.height).grown(0.01);
    for (i, text) in plan.texts.iter().enumerate() {
        if !text.rect.inside(&sheet) {
            wrong.push(format!("{name}: off the sheet: {} {:?}", text.text, text.rect));
        }
        // Letters with every accent fill 1.0 em above and 0.24 below the base line; the air around that may touch.
        let ink = |r: &Rect| Rect::new(r.x0, r.y0 + 0.5, r.x1, r.y1 - 0.5);
        for other in plan.texts.iter().skip(i + 1) {
            if ink(&text.rect).meets(&ink(&other.rect)) {
                wrong.push(format!("{name}: “{}” on “{}”", text.text, other.text));
            }
        }
    }
    wrong
}
