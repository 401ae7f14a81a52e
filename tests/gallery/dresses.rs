//! Every example in other dresses: high contrast, print, newsrooms.

use super::{all, faults};
use kimngach::lang::Lang;
use kimngach::plan::Shape;

/// Other dresses change colours and corners, never places: nothing collides in them either, and every colour is the palette's.
#[test]
fn nothing_collides_in_any_dress() {
    let mut wrong = Vec::new();
    for example in all() {
        for dress in ["contrast", "contrast-dark", "print", "cream", "masthead-dark"] {
            for width in [320.0, 480.0, 1000.0] {
                let plan = example.dressed(width, Lang::Vi, dress);
                wrong.extend(faults(&plan, &format!("{} {width} {dress}", example.name)));
                let dark = plan.ground.luminance() < 0.2;
                assert_eq!(dark, dress.ends_with("-dark"), "{} {dress}", example.name);
                for text in &plan.texts {
                    // Words on fills are read on their fill; everything else on the ground.
                    let on_fill = plan.shapes.iter().rev().find_map(|s| match s {
                        Shape::Box { rect, fill: Some(fill), .. } if rect.grown(0.5).meets(&text.rect) => {
                            Some(*fill)
                        }
                        _ => None,
                    });
                    let ground = on_fill.unwrap_or(plan.ground);
                    let contrast = text.colour.contrast(ground).max(text.colour.contrast(plan.ground));
                    assert!(contrast >= 4.5, "{} {dress}: {} {contrast:.2}", example.name, text.text);
                }
                if dress == "print" {
                    let grey = |c: kimngach::plan::Rgb| c.0 == c.1 && c.1 == c.2;
                    assert!(plan.texts.iter().all(|t| grey(t.colour)), "{} prints in colour", example.name);
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{} faults:\n{}", wrong.len(), wrong.join("\n"));
}
