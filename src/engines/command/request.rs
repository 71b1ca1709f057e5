//! What one call says, in the form that the described program reads.

use crate::chunk::Chunk;
use crate::engine::{Input, Voice};
use crate::engines::ascii::{Ascii, fold};
use crate::engines::command::arguments::{Placeholder, has, needs};
use crate::engines::command::description::{Characters, Description, Letters};
use crate::engines::letters::dotted;

/// Text and wishes of one call.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Request {
    /// The text as the program gets it.
    pub(crate) text: String,
    /// What is doubtful about it.
    pub(crate) warnings: Vec<String>,
    /// For `{voice}`.
    pub(crate) voice: Option<String>,
    /// For `{lang}`.
    pub(crate) lang: String,
    /// For `{rate}`.
    pub(crate) rate: Option<String>,
}

impl Request {
    /// The request for `chunk`.
    ///
    /// # Errors
    /// A wish that the program cannot be told, or does not know.
    pub(crate) fn new(of: &Description, chunk: &Chunk, wish: &Voice) -> Result<Self, String> {
        let Ascii { text, warnings } = text(of, chunk);
        Ok(Self {
            text,
            warnings,
            voice: voice(of, wish.name.as_deref())?,
            lang: language(of, wish.language.as_deref())?,
            rate: rate(of, wish.rate)?,
        })
    }
}

fn text(of: &Description, chunk: &Chunk) -> Ascii {
    let text = match of.input {
        Input::Plain => chunk.plain(),
        Input::Ssml => &chunk.ssml,
    };
    // No program reads these, and in an argument they would end it.
    let text = text.replace(|c: char| c.is_control() && c != '\n', " ");
    let mut text = match (of.characters, of.input) {
        (Characters::Ascii, Input::Plain) => fold(&text),
        _ => Ascii {
            text,
            warnings: Vec::new(),
        },
    };
    if of.letters == Letters::Dotted {
        text.text = dotted(&text.text, of.letter_a.as_deref());
    }
    if of.input == Input::Ssml && !of.root_lang {
        text.text = without_root_language(&text.text);
    }
    text
}

/// The document with `<speak>` free of `xml:lang`.
fn without_root_language(ssml: &str) -> String {
    let cut = || {
        let root = ssml.find("<speak")?;
        let end = root + ssml[root..].find('>')?;
        let attribute = root + ssml[root..end].find(" xml:lang=")?;
        let value = attribute + " xml:lang=".len();
        let quote = ssml[value..end].chars().next()?;
        let after = value + 1 + ssml[value + 1..end].find(quote)? + 1;
        Some(format!("{}{}", &ssml[..attribute], &ssml[after..]))
    };
    cut().unwrap_or_else(|| ssml.to_owned())
}

fn voice(of: &Description, wish: Option<&str>) -> Result<Option<String>, String> {
    let Some(wish) = wish else {
        return Ok(of.voice.clone());
    };
    if of.voice.as_deref() == Some(wish) {
        return Ok(of.voice.clone());
    }
    if !has(of.command(), Placeholder::Voice) {
        return Err(format!("it cannot be told a voice, so not `{wish}` either"));
    }
    if !of.voices.is_empty() && !of.voices.iter().any(|v| v == wish) {
        return Err(format!(
            "it has no voice `{wish}`; its voices are {}",
            of.voices.join(", ")
        ));
    }
    Ok(Some(wish.to_owned()))
}

/// The program's name of the language; BCP 47 tags are compared without regard to case (RFC 5646, 2.1.1).
fn language(of: &Description, wish: Option<&str>) -> Result<String, String> {
    let wish = wish.or(of.language.as_deref()).unwrap_or("en-US");
    let known = of
        .languages
        .iter()
        .find(|(tag, _)| tag.eq_ignore_ascii_case(wish));
    if let Some((_, name)) = known {
        return Ok(name.clone());
    }
    let told = has(of.command(), Placeholder::Lang);
    let own = of
        .language
        .as_deref()
        .is_none_or(|l| l.eq_ignore_ascii_case(wish));
    match (told, own) {
        (true, _) if of.languages.is_empty() => Ok(wish.to_owned()),
        (false, true) => Ok(wish.to_owned()),
        (true, _) => {
            let known: Vec<&str> = of.languages.keys().map(String::as_str).collect();
            Err(format!(
                "it is not described for the language `{wish}`, only for {}; add it to `languages`",
                known.join(", ")
            ))
        }
        (false, false) => Err(format!(
            "it speaks `{}`, not `{wish}`; use another engine",
            of.language.as_deref().unwrap_or("en-US")
        )),
    }
}

fn rate(of: &Description, wish: Option<f32>) -> Result<Option<String>, String> {
    match wish {
        Some(1.0) | None => needs(of.command(), Placeholder::Rate)
            .then(|| of.rate.value(1.0))
            .transpose(),
        Some(_) if !has(of.command(), Placeholder::Rate) => {
            Err("it cannot be told a speed; leave the rate out".into())
        }
        Some(rate) => of.rate.value(f64::from(rate)).map(Some),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engines::trial::chunk;

    fn request(keys: &str, text: &str, wish: &Voice) -> Result<Request, String> {
        let toml = format!("name = \"x\"\nabout = \"\"\norigin = \"algorithmicMedia\"\n{keys}");
        let of = Description::parse("x.toml", &toml).map_err(|e| e.to_string())?;
        Request::new(&of, &chunk(text), wish)
    }

    const TOLD: &str = r#"command = ["x", "{in}", "{out}", ["{voice}"], ["{lang}"], ["{rate}"]]
"#;
    const UNTOLD: &str = "command = [\"x\", \"{in}\", \"{out}\"]\n";

    fn wish(name: Option<&str>, language: Option<&str>, rate: Option<f32>) -> Voice {
        Voice {
            name: name.map(str::to_owned),
            language: language.map(str::to_owned),
            rate,
        }
    }

    #[test]
    fn wishes_are_passed_on_in_the_words_of_the_program() {
        let keys = format!(
            "{TOLD}voices = [\"ann\"]\nlanguages = {{ en-US = \"en-us\" }}\nrate = {{ normal = 175, decimals = 0 }}\n"
        );
        let r = request(&keys, "Hi", &wish(Some("ann"), Some("EN-us"), Some(2.0))).unwrap();
        assert_eq!(
            (r.voice.as_deref(), r.lang.as_str(), r.rate.as_deref()),
            (Some("ann"), "en-us", Some("350"))
        );
        let r = request(&keys, "Hi", &Voice::default()).unwrap();
        assert_eq!((r.voice, r.lang.as_str(), r.rate), (None, "en-us", None));
    }

    #[test]
    fn wishes_that_cannot_be_passed_on_are_errors() {
        let described =
            format!("{TOLD}voices = [\"ann\", \"bob\"]\nlanguages = {{ en-US = \"en-us\" }}\n");
        let own = format!("{UNTOLD}language = \"en-US\"\n");
        for (keys, wish, said) in [
            (
                &described,
                wish(Some("eve"), None, None),
                "no voice `eve`; its voices are ann, bob",
            ),
            (
                &described,
                wish(None, Some("de"), None),
                "language `de`, only for en-US",
            ),
            (&described, wish(None, None, Some(99.0)), "from 0.25 to 4"),
            (
                &own,
                wish(Some("ann"), None, None),
                "cannot be told a voice",
            ),
            (
                &own,
                wish(None, Some("de"), None),
                "speaks `en-US`, not `de`",
            ),
            (&own, wish(None, None, Some(1.2)), "cannot be told a speed"),
        ] {
            let error = request(keys, "Hi", &wish).unwrap_err();
            assert!(error.contains(said), "{error}");
        }
        assert!(request(&own, "Hi", &wish(None, Some("en-us"), Some(1.0))).is_ok());
    }

    #[test]
    fn text_is_written_for_the_engine() {
        let keys = format!("{UNTOLD}characters = \"ascii\"\nletters = \"dotted\"\n");
        let r = request(&keys, "The C I A café\u{0}—Москва", &Voice::default()).unwrap();
        assert_eq!(r.text, "The C.I.A cafe , Moskva");
        assert_eq!(r.warnings.len(), 1);
    }

    #[test]
    fn the_root_language_is_removed_where_it_would_override_the_voice() {
        let keys = format!("{UNTOLD}input = \"ssml\"\nroot_lang = false\n");
        let mut spoken = chunk("Hi");
        spoken.ssml =
            "<?xml?><speak version=\"1.1\" xml:lang='en-US' x=\"1\"><s xml:lang=\"de\">Hi</s></speak>"
                .into();
        let toml = format!("name = \"x\"\nabout = \"\"\norigin = \"algorithmicMedia\"\n{keys}");
        let description = Description::parse("x", &toml).unwrap();
        let r = Request::new(&description, &spoken, &Voice::default()).unwrap();
        assert_eq!(
            r.text,
            "<?xml?><speak version=\"1.1\" x=\"1\"><s xml:lang=\"de\">Hi</s></speak>"
        );
        for odd in [
            "",
            "<speak",
            "<speak xml:lang=>",
            "<speak xml:lang=\"x>",
            "<s xml:lang=\"x\">",
        ] {
            assert_eq!(without_root_language(odd), odd);
        }
    }
}
