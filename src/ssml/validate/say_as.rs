//! What an engine reads by itself.

use crate::nearest::nearest;
use crate::ssml::lexical::shortened;
use crate::ssml::profile::Profile;
use crate::ssml::tree::Tag;
use crate::ssml::validate::{Report, listed};

/// Judges a `say-as`.
pub fn judge(tag: &Tag<'_>, profile: &Profile, report: &mut Report) {
    let rules = &profile.say_as;
    let Some(kind) = tag.get("interpret-as") else {
        return;
    };
    let format = tag.attributes.iter().find(|a| a.name.written == "format");
    let Some(formats) = rules.kinds.get(kind) else {
        let message = format!("{} knows no kind `{}`", profile.name, shortened(kind));
        let near = nearest(kind, rules.kinds.keys().map(String::as_str));
        let fix = match near {
            Some(near) => format!("did you mean `{near}`?"),
            None => "write the words themselves".to_owned(),
        };
        report.as_supported(rules.unknown, "say-as.kind", tag.span, message, Some(fix));
        return;
    };
    let any = formats.iter().any(|f| f == "<any>");
    match format {
        None if rules.needs_format.contains(kind) => {
            let message = format!("`{kind}` needs a `format` in {}", profile.name);
            let fix = formats.first().map(|f| format!("write `format=\"{f}\"`"));
            report.error("say-as.format", tag.span, message, fix);
        }
        Some(format) if !any && !formats.iter().any(|f| *f == format.value) => {
            let message = format!(
                "{} knows no format `{}` of `{kind}`",
                profile.name,
                shortened(&format.value)
            );
            let names: Vec<&str> = formats.iter().map(String::as_str).collect();
            let fix = match names.as_slice() {
                [] => "take it out".to_owned(),
                names => format!("write {}", listed(names)),
            };
            report.as_supported(
                rules.unknown_format,
                "say-as.format",
                format.value_span,
                message,
                Some(fix),
            );
        }
        _ => {}
    }
}
