//! Times of day where they stand: `6:39 a.m.`, `5.30pm`, `0600 GMT`, `14:30`.
//!
//! Only reads; [`crate::classes::time`] proposes.

use crate::classes::figures::{has_digits, value};
use crate::input::Input;
use crate::lattice::Proposal;
use crate::lexicon::entry::PlainEntry;
use crate::source::Span;

/// `a.m.` or `p.m.` in any style.
#[derive(Debug, Clone, Copy)]
pub struct Meridiem {
    /// As written, with its full stops.
    pub span: Span,
    /// One past the last lexeme.
    pub end: usize,
    /// Whether it ends in a full stop.
    pub dotted: bool,
}

/// The hour and minute.
#[derive(Debug, Clone, Copy)]
pub struct Clock {
    /// The digits of the hour.
    pub hour: Span,
    /// The digits of the minute.
    pub minute: Option<Span>,
    /// Half of the day.
    pub meridiem: Option<Meridiem>,
    /// One past the last lexeme.
    pub end: usize,
}

/// `a.m.`, `p.m.`, `am`, `PM`, `A. M.` at lexeme `i`, after a space or not.
pub fn meridiem(input: &Input<'_>, i: usize) -> Option<Meridiem> {
    let at = input.skip_space(i);
    if input.says_any(at, &["am", "pm"]) && !input.touches_right(at + 1) {
        return Some(Meridiem {
            span: input.span(at),
            end: at + 1,
            dotted: false,
        });
    }
    if !input.says_any(at, &["a", "p"]) || !input.is(at + 1, '.') {
        return None;
    }
    let m = input.skip_space(at + 2);
    if !input.says(m, "m") || input.touches_right(m + 1) {
        return None;
    }
    let dotted = input.is(m + 1, '.');
    let end = m + 1 + usize::from(dotted);
    Some(Meridiem {
        span: input.span_of(at, end),
        end,
        dotted,
    })
}

/// The digits at `i` as an hour: one or two, at most 24.
pub fn hour(input: &Input<'_>, i: usize) -> Option<Span> {
    let fits = input.at(i).len() <= 2 && value(input, i)? <= 24;
    fits.then(|| input.span(i))
}

/// The minute after the hour's separator at `i`.
fn minute(input: &Input<'_>, i: usize) -> Option<Span> {
    (has_digits(input, i, 2) && value(input, i)? < 60).then(|| input.span(i))
}

/// The time at lexeme `i`: an hour with a minute, or one with `a.m.` or `p.m.`
pub fn clock(input: &Input<'_>, i: usize) -> Option<Clock> {
    let hour = hour(input, i)?;
    let colon = input.is(i + 1, ':');
    let minute = if colon || input.is(i + 1, '.') {
        minute(input, i + 2)
    } else {
        None
    };
    if let Some(minute) = minute {
        if input.is_any(i + 3, &[':', '.']) && input.is_digits(i + 4) {
            return None;
        }
        let meridiem = meridiem(input, i + 3);
        let end = meridiem.map_or(i + 3, |m| m.end);
        // `06.00 GMT`
        let zoned = !colon
            && input.is_space(i + 3)
            && ["GMT", "BST", "UTC", "CET", "CEST", "IST"].contains(&input.at(i + 4));
        let fits = zoned
            || meridiem.is_some()
            || colon && !input.touches_right(i + 3) && !input.is(i + 3, '%');
        return fits.then_some(Clock {
            hour,
            minute: Some(minute),
            meridiem,
            end,
        });
    }
    let meridiem = meridiem(input, i + 1)?;
    let fits = (1..=12).contains(&value(input, i)?);
    fits.then_some(Clock {
        hour,
        minute: None,
        meridiem: Some(meridiem),
        end: meridiem.end,
    })
}

/// The parts of four digits as a 24-hour time: `0600`.
pub fn military(input: &Input<'_>, i: usize) -> Option<(Span, Span)> {
    if !has_digits(input, i, 4) {
        return None;
    }
    let n = value(input, i)?;
    let (start, end) = (input.span(i).start, input.span(i).end);
    (n / 100 <= 24 && n % 100 < 60)
        .then(|| (Span::new(start, start + 2), Span::new(start + 2, end)))
}

/// A time zone after a time, with its offset: `ET`, `GMT+3`.
#[derive(Debug, Clone, Copy)]
pub struct Zone<'i> {
    /// The row.
    pub entry: &'i PlainEntry,
    /// As written.
    pub span: Span,
    /// Sign and digits of the offset.
    pub offset: Option<(Span, Span)>,
    /// One past the last lexeme.
    pub end: usize,
    /// Whether it ends in a full stop.
    pub dotted: bool,
}

/// The time zone at lexeme `i`, after a space or not.
pub fn zone<'i>(input: &Input<'i>, i: usize) -> Option<Zone<'i>> {
    let at = input.skip_space(i);
    if !input.is_capitalized(at) {
        return None;
    }
    let lexicon = input.lexicon;
    let mut rows = lexicon
        .timezones
        .matches(input.text, input.lexemes, at, false);
    let (end, entry) = rows.find(|(end, _)| !input.touches_right(*end))?;
    // In a line of capitals AT, EAT or WEST are words unless the phrase ends there.
    if input.caps && input.is_word(input.skip_space(end)) || input.at(at) == "Z" && at != i {
        return None;
    }
    let signed = (input.is(end, '+') || input.is_minus(end)) && input.is_digits(end + 1);
    let offset = signed.then(|| (input.span(end), input.span(end + 1)));
    Some(Zone {
        entry,
        span: input.span_of(at, end),
        offset,
        end: if signed { end + 2 } else { end },
        dotted: input.is(end - 1, '.'),
    })
}

impl Zone<'_> {
    /// Says the zone.
    pub fn say(&self, input: &Input<'_>, reading: &mut Proposal<'_>) {
        if let Some(said) = self.entry.spoken {
            reading.lexicon(said, self.span);
        }
        if let Some((sign, hours)) = self.offset {
            let plus = sign.of(input.text) == "+";
            reading
                .text(if plus { "plus" } else { "minus" }, sign)
                .cardinal(hours);
        }
    }
}

impl Clock {
    /// Says hour, minute and half of the day. `hundred` says full hours as "hundred", else "o'clock".
    pub fn say(&self, input: &Input<'_>, hundred: bool, reading: &mut Proposal<'_>) {
        let padded = self.meridiem.is_none() && self.hour.of(input.text).starts_with('0');
        match self.hour.of(input.text) {
            "0" | "00" => reading.text("zero", self.hour),
            _ if padded => reading.digits_oh(self.hour),
            _ => reading.cardinal(self.hour),
        };
        if let Some(minute) = self.minute {
            match (minute.of(input.text), self.meridiem) {
                ("00", Some(_)) => {}
                ("00", None) if hundred || padded => {
                    reading.text("hundred", minute);
                }
                ("00", None) => {
                    reading.text("o'clock", minute);
                }
                _ => say_minute(input, minute, reading),
            }
        }
        if let Some(meridiem) = self.meridiem {
            reading.letters(meridiem.span);
        }
    }
}

/// `05` → "oh five", `30` → "thirty".
pub fn say_minute(input: &Input<'_>, minute: Span, reading: &mut Proposal<'_>) {
    if minute.of(input.text).starts_with('0') {
        reading.digits_oh(minute);
    } else {
        reading.cardinal(minute);
    }
}
