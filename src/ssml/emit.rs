//! Writing a document: one form for one meaning, byte for byte.
//!
//! Default namespace only (eSpeak NG and SAPI fail on prefixes), attributes in a fixed order, integer milliseconds (eSpeak
//! NG reads `1.5s` as nothing), no white space that is not content, no CDATA, no DOCTYPE.

use crate::ssml::document::{Node, Speak};

/// What precedes the content, up to the language.
const HEAD: &str = concat!(
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n",
    "<speak version=\"1.1\" xmlns=\"http://www.w3.org/2001/10/synthesis\" xml:lang=\""
);
const TAIL: &str = "</speak>\n";

/// The document as UTF-8 text, ending in a line feed.
pub fn emit(document: &Speak) -> String {
    let mut out = String::from(HEAD);
    escape(&document.language, &mut out);
    out.push_str("\">");
    nodes(&document.nodes, &mut out);
    out.push_str(TAIL);
    out
}

fn nodes(list: &[Node], out: &mut String) {
    for node in list {
        match node {
            Node::Paragraph(inner) => element("p", inner, out),
            Node::Sentence(inner) => element("s", inner, out),
            Node::Text(text) => escape(text, out),
            Node::Break(ms) => {
                out.push_str("<break time=\"");
                out.push_str(&ms.to_string());
                out.push_str("ms\"/>");
            }
        }
    }
}

fn element(name: &str, inner: &[Node], out: &mut String) {
    out.push('<');
    out.push_str(name);
    out.push('>');
    nodes(inner, out);
    out.push_str("</");
    out.push_str(name);
    out.push('>');
}

/// Appends `text` with the five markup characters escaped; characters that XML 1.0 forbids are left out (production 2,
/// `Char`).
pub fn escape(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' | '\n' | '\r' => out.push(' '),
            '\u{0}'..='\u{1F}' | '\u{FFFE}' | '\u{FFFF}' => {}
            _ => out.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_is_written_in_one_form() {
        let document = Speak {
            language: "en-US".into(),
            nodes: vec![
                Node::Paragraph(vec![Node::Sentence(vec![Node::Text(
                    "A & B <\u{1}\u{FFFF}>".into(),
                )])]),
                Node::Break(900),
            ],
        };
        assert_eq!(
            emit(&document),
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<speak version=\"1.1\" \
             xmlns=\"http://www.w3.org/2001/10/synthesis\" xml:lang=\"en-US\"><p><s>A &amp; B &lt;&gt;</s></p><break \
             time=\"900ms\"/></speak>\n"
        );
    }
}
