//! Reading SSML that somebody else wrote: what is there, where it is wrong, and that no document costs more than its size.
#![allow(clippy::panic, clippy::unwrap_used, clippy::expect_used)] // tests fail by panicking

use aloud::source::Source;
use aloud::ssml::read::read;
use aloud::ssml::tree::{Content, Namespace, SSML, Tree, XML};
use proptest::prelude::*;
use std::time::{Duration, Instant};

fn source(text: &str) -> Source {
    Source::new("t", text).unwrap()
}

/// All text of a tree.
fn words(tree: &Tree<'_>) -> String {
    let text = tree.nodes.iter().filter_map(|n| match &n.content {
        Content::Text(text) => Some(text.as_ref()),
        Content::Element(_) => None,
    });
    text.collect()
}

/// `line:column: message (hint)` of the error.
fn refusal(text: &str) -> String {
    let source = source(text);
    let error = read(&source).expect_err(text);
    error.one_line(&source)
}

#[test]
fn everything_that_text_can_be_is_read_with_its_place() {
    let source = source(
        "\u{FEFF}<?xml version=\"1.0\"?>\n<!DOCTYPE speak PUBLIC \"-//W3C//DTD SYNTHESIS 1.0//EN\" \"http://x/y.dtd\">\n\
         <!-- <p> --><speak>A &amp; B<![CDATA[ <C> & ]]>&#x44;\r\nE<?pi?></speak>\n<!-- end -->",
    );
    let tree = read(&source).unwrap();
    assert_eq!(words(&tree), "A & B <C> & D\nE");
    for node in &tree.nodes {
        let written = source.slice(node.span);
        match &node.content {
            Content::Text(text) if !written.contains(['&', '[', '\r']) => assert_eq!(written, text),
            Content::Text(_) => {}
            Content::Element(_) => {
                assert!(written.starts_with("<speak>") && written.ends_with("</speak>"))
            }
        }
    }
}

#[test]
fn attributes_and_namespaces_are_looked_up() {
    let source = source(
        "<speak xmlns=\"http://www.w3.org/2001/10/synthesis\" xmlns:m='urn:m' xml:lang = 'en'>\
         <m:x a=\"1 &lt; 2\tand\" m:b='\"'/><n:y/><p xmlns=''/></speak>",
    );
    let tree = read(&source).unwrap();
    let tags: Vec<_> = tree.nodes.iter().map(|n| n.tag().unwrap()).collect();
    assert_eq!(tags[0].name.namespace, Namespace::Is(SSML.into()));
    assert_eq!(tags[0].attributes.len(), 1);
    assert_eq!(
        tags[0].attributes[0].name.namespace,
        Namespace::Is(XML.into())
    );
    assert_eq!(tags[1].name.namespace, Namespace::Is("urn:m".into()));
    assert_eq!(tags[1].get("a"), Some("1 < 2 and"));
    assert_eq!(tags[1].attributes[0].name.namespace, Namespace::None);
    assert_eq!(
        source.slice(tags[1].attributes[0].value_span),
        "1 &lt; 2\tand"
    );
    assert_eq!(source.slice(tags[1].attributes[1].span), "m:b='\"'");
    assert_eq!(tags[2].name.namespace, Namespace::Undeclared);
    assert_eq!(tags[3].name.namespace, Namespace::None);
    let children: Vec<usize> = tree.children(0).collect();
    assert_eq!(children, [1, 2, 3]);
}

#[test]
fn what_is_not_well_formed_is_refused_with_its_place_and_a_way_out() {
    for (text, said) in [
        ("", "t:1:1: error: no element: this is not XML"),
        (
            "Good evening.",
            "t:1:1: error: text outside the root element",
        ),
        (
            "<speak>\n <p>A</s>\n</speak>",
            "t:2:6: error: `</s>` where `</p>` is due",
        ),
        (
            "<speak><p>",
            "t:1:8: error: `<p>` is never closed (write `</p>` where it ends)",
        ),
        ("<speak/></p>", "t:1:9: error: `</p>` closes nothing"),
        ("<speak/><speak/>", "t:1:9: error: a second root element"),
        ("<speak/>x", "t:1:9: error: text outside the root element"),
        (
            "<speak>A & B</speak>",
            "t:1:10: error: `&` begins no entity (write `&amp;`)",
        ),
        (
            "<speak>A&B</speak>",
            "t:1:9: error: `&` begins no entity (write `&amp;`)",
        ),
        (
            "<speak>\nA&nbsp;B</speak>",
            "t:2:2: error: XML has no entity `&nbsp;`",
        ),
        (
            "<speak>&#0;</speak>",
            "t:1:8: error: `&#0;` is no character",
        ),
        (
            "<speak>é\u{1}</speak>",
            "t:1:9: error: the character U+0001 cannot stand in XML",
        ),
        (
            "<speak>]]></speak>",
            "t:1:8: error: `]]>` in text (write `]]&gt;`)",
        ),
        (
            "<speak a='1' a='2'/>",
            "t:1:14: error: the attribute `a` stands twice",
        ),
        (
            "<speak xmlns:a='u' xmlns:b='u' a:x='1' b:x='2'/>",
            "t:1:40: error: the attribute `b:x` stands twice",
        ),
        (
            "<speak a=1/>",
            "t:1:8: error: the value of `a` stands in no quotation marks (write `a=\"…\"`)",
        ),
        ("<speak a/>", "t:1:8: error: the attribute `a` has no value"),
        (
            "<speak a='<'/>",
            "t:1:11: error: `<` in an attribute's value (write `&lt;`)",
        ),
        ("<speak a='&x;'/>", "t:1:11: error: XML has no entity `&x;`"),
        (
            "<speak a=''b=''/>",
            "t:1:12: error: white space is missing before an attribute",
        ),
        (
            "\u{FEFF}\u{FEFF}<speak/>",
            "t:1:2: error: a second byte order mark",
        ),
        ("<1/>", "t:1:2: error: `1` is no name of an element"),
        ("<a:b:c/>", "t:1:2: error: `a:b:c` is no name of an element"),
        (
            "<speak xmlns:x=''/>",
            "t:1:8: error: `xmlns:x` cannot be declared so",
        ),
        ("<speak><!-- a -- b --></speak>", "t:1:15: error: "),
        ("<speak><p", "t:1:8: error: "),
        ("<speak><!-- ", "t:1:8: error: "),
        ("<speak><![CDATA[ ", "t:1:8: error: "),
        (
            " <?xml version='1.0'?><speak/>",
            "t:1:2: error: the XML declaration must be the first thing",
        ),
        (
            "<speak><!DOCTYPE speak></speak>",
            "t:1:8: error: a DOCTYPE after the root element began",
        ),
    ] {
        let refusal = refusal(text);
        assert!(refusal.starts_with(said), "{text}\n{refusal}\n{said}");
    }
}

/// The error, and that it came at once.
fn quickly(text: &str) -> String {
    let source = source(text);
    let begun = Instant::now();
    let error = read(&source).expect_err("hostile");
    assert!(
        begun.elapsed() < Duration::from_secs(5),
        "{:?}",
        begun.elapsed()
    );
    error.message
}

#[test]
fn hostile_documents_are_refused_at_once() {
    let deep = "<p>".repeat(100_000);
    assert!(quickly(&deep).contains("more than 128 elements within each other"));
    let laughs = "<!DOCTYPE lolz [<!ENTITY lol \"lol\"><!ENTITY lol2 \"&lol;&lol;&lol;\">]><speak>&lol2;</speak>";
    assert!(quickly(laughs).contains("declares things of its own"));
    let stranger = "<!DOCTYPE speak [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><speak>&x;</speak>";
    assert!(quickly(stranger).contains("declares things of its own"));
    let outside = "<!DOCTYPE speak SYSTEM \"file:///etc/passwd\"><speak>&x;</speak>";
    assert!(quickly(outside).contains("no entity `&x;`"));
    let long = format!("<speak a=\"{}\"/>", "x".repeat(50_000_000));
    assert!(quickly(&long).contains("longer than 65536 bytes"));
    let open = format!("<speak a=\"{}", "x".repeat(50_000_000));
    quickly(&open);
    let many: String = (0..100_000).map(|i| format!(" a{i}=''")).collect();
    assert!(quickly(&format!("<speak{many}/>")).contains("more than 64 attributes"));
    let declared: String = (0..60).map(|i| format!(" xmlns:a{i}='u'")).collect();
    assert!(
        quickly(&format!("<a{declared}><b{declared}/></a>")).contains("namespaces in one place")
    );
    let elements = format!("<speak>{}", "<s/>".repeat(3_000_000));
    assert!(quickly(&elements).contains("more than 2000000 elements"));
}

#[test]
fn a_book_is_read_in_linear_time() {
    let sentence = "<s>It was a long day, &amp; nobody knew <break time=\"250ms\"/> why.</s>";
    let source = source(&format!("<speak>{}</speak>", sentence.repeat(150_000)));
    let begun = Instant::now();
    assert_eq!(read(&source).unwrap().nodes.len(), 1 + 6 * 150_000);
    assert!(
        begun.elapsed() < Duration::from_secs(10),
        "{:?}",
        begun.elapsed()
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    /// Where an independent reader sees a document, we see the same one; where it refuses, so do we. It allows what we
    /// do not: a DOCTYPE with declarations.
    #[test]
    fn another_reader_agrees(
        pieces in proptest::collection::vec(prop::sample::select(vec![
            "<speak>", "</speak>", "<p a='1'>", "</p>", "<b/>", "text", " ", "é", "&amp;", "&lt;", "&#65;", "&", "&x;", "<![CDATA[ <x> ]]>",
            "<!-- c -->", "<?pi x?>", "]]>", "<", ">", "'", "\"", "<s a=\"<\">", "<s a=\"&gt;\" b='\t'>", "</s>", "\r\n", "<m:x xmlns:m='u' m:a='1'/>", "\u{1}",
        ]), 0..12),
        rooted in prop::bool::ANY,
    ) {
        let inner = pieces.concat();
        let text = if rooted { format!("<speak>{inner}</speak>") } else { inner };
        let source = source(&text);
        let (ours, theirs) = (read(&source), roxmltree::Document::parse(&text));
        match (&ours, &theirs) {
            (Ok(ours), Ok(theirs)) => {
                let said: String = theirs.descendants().filter(|n| n.is_text()).filter_map(|n| n.text()).collect();
                prop_assert_eq!(words(ours), said);
                let names: Vec<&str> = theirs.descendants().filter(|n| n.is_element()).map(|n| n.tag_name().name()).collect();
                let ours: Vec<&str> = ours.nodes.iter().filter_map(|n| n.tag()).map(|t| t.name.local()).collect();
                prop_assert_eq!(ours, names);
            }
            (Err(_), Err(_)) => {}
            (Ok(_), Err(theirs)) => prop_assert!(false, "they refuse {text:?}: {theirs}"),
            (Err(ours), Ok(_)) => prop_assert!(false, "we refuse {text:?}: {}", ours.message),
        }
    }
}
