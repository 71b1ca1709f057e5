//! `explain` as a page: what is written with what is said above it, coloured by class, the rule under the pointer.
//!
//! One file, no script, no external request; readable by keyboard and screen reader (each token is a button-like element
//! with a title).

use crate::class::Class;
use crate::normalize::Explained;
use std::fmt::Write;

const STYLE: &str = "\
body{font:18px/2.6 Georgia,serif;max-width:46em;margin:2em auto;padding:0 1em;color:#222;background:#fdfcf9}\
h1{font-size:1.2em;line-height:1.3}\
ruby{padding:.1em .2em;border-radius:.25em;background:var(--c)}\
rt{font:600 13px/1.2 system-ui,sans-serif;color:#333}\
ruby:focus,ruby:hover{outline:2px solid #333}\
ruby{ruby-align:center}.silent{color:#999}\
table{border-collapse:collapse;font:14px/1.5 system-ui,sans-serif;width:100%}\
td,th{text-align:left;padding:.2em .6em;border-bottom:1px solid #ddd;vertical-align:top}\
td i{display:inline-block;width:.9em;height:.9em;border-radius:.2em;background:var(--c);margin-right:.4em}\
code{font-size:13px;color:#555}";

/// The page for one text.
pub fn page(title: &str, text: &str, tokens: &[Explained]) -> String {
    let mut out =
        String::from("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>");
    escape(title, &mut out);
    out.push_str("</title><meta name=\"viewport\" content=\"width=device-width\"><style>");
    out.push_str(STYLE);
    out.push_str("</style></head><body><h1>");
    escape(title, &mut out);
    out.push_str("</h1>\n<p>");
    running_text(text, tokens, &mut out);
    out.push_str("</p>\n<table><thead><tr><th>written</th><th>class</th><th>said</th><th>rule</th></tr></thead><tbody>\n");
    for token in tokens.iter().filter(|t| is_read(t)) {
        row(token, &mut out);
    }
    out.push_str("</tbody></table></body></html>\n");
    out
}

fn is_read(token: &Explained) -> bool {
    !matches!(token.class, Class::Word | Class::Punctuation)
}

fn running_text(text: &str, tokens: &[Explained], out: &mut String) {
    let mut at = 0;
    for token in tokens {
        between(text.get(at..token.span.start as usize).unwrap_or(""), out);
        at = token.span.end as usize;
        if is_read(token) {
            ruby(token, out);
        } else if token.spoken.is_empty() && token.silent != Some("a pause") {
            out.push_str("<span class=\"silent\">");
            escape(&token.written, out);
            out.push_str("</span>");
        } else {
            escape(&token.written, out);
        }
    }
    between(text.get(at..).unwrap_or(""), out);
}

/// Space between tokens; an empty line is a new paragraph.
fn between(space: &str, out: &mut String) {
    if space.matches('\n').count() > 1 {
        out.push_str("</p>\n<p>");
    } else {
        out.push_str(space);
    }
}

fn ruby(token: &Explained, out: &mut String) {
    let said = if token.spoken.is_empty() {
        "(silent)"
    } else {
        &token.spoken
    };
    let _ = write!(
        out,
        "<ruby tabindex=\"0\" style=\"--c:{}\" title=\"",
        colour(token.class)
    );
    escape(&format!("{}: {said} — {}", token.class, token.rule), out);
    out.push_str("\">");
    escape(&token.written, out);
    out.push_str("<rt>");
    escape(said, out);
    out.push_str("</rt></ruby>");
}

fn row(token: &Explained, out: &mut String) {
    out.push_str("<tr><td>");
    escape(&token.written, out);
    let _ = write!(
        out,
        "</td><td><i style=\"--c:{}\"></i>{}</td><td>",
        colour(token.class),
        token.class
    );
    escape(&token.spoken, out);
    for other in &token.others {
        out.push_str("<br><s>");
        escape(&other.spoken, out);
        let _ = write!(out, "</s> <code>{} {}</code>", other.class, other.cost);
    }
    out.push_str("</td><td><code>");
    escape(&token.rule, out);
    out.push_str("</code></td></tr>\n");
}

/// A pale colour for each class, spread over the circle by its place in the inventory.
fn colour(class: Class) -> String {
    let place = Class::ALL.iter().position(|c| *c == class).unwrap_or(0);
    format!("hsl({} 70% 88%)", place * 137 % 360)
}

fn escape(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            _ => out.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::Context;
    use crate::lexicon::Lexicon;
    use crate::normalize::Normalizer;

    #[test]
    fn the_page_holds_the_whole_text_escaped() {
        let text = "Spending <b> rose to 10,000 & more.";
        let tokens = Normalizer::new(Lexicon::builtin()).explain(text, Context::default(), true);
        let page = page("A & B", text, &tokens);
        assert!(page.contains("&lt;") && !page.contains("<b>"));
        assert!(page.contains("10,000<rt>ten thousand</rt>"), "{page}");
        assert!(page.contains("<title>A &amp; B</title>"));
    }
}
