//! The level of the whole: one gain, a limiter where peaks need it, measured and corrected until both are right.

use crate::assembly::limiter::{Limiter, Work};
use crate::assembly::meter::{Measured, Meter};
use serde::{Deserialize, Serialize};
use std::fmt;

/// How far the level may be from the target, in dB. Half of what is promised (0.1), because other meters round.
const TOLERANCE_DB: f64 = 0.05;

/// How far below the ceiling the limiter works, in dB, because other meters interpolate differently.
const MARGIN_DB: f64 = 0.1;

/// The first attempt and three corrections.
const MOST_ROUNDS: u32 = 4;

/// What the limiter is asked to take off the highest peak at most, in dB: beyond, nothing is left but the limiter.
const MOST_REDUCTION_DB: f64 = 24.0;

/// From this gain on the clips are suspiciously quiet, in dB.
const MUCH_GAIN_DB: f64 = 30.0;

/// From this reduction on the limiter can be heard, in dB.
const MUCH_REDUCTION_DB: f64 = 8.0;

/// The level that is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Target {
    /// Integrated loudness in LUFS (ITU-R BS.1770-5).
    Lufs(f64),
    /// Mean power of the whole file in dB, as audiobook publishers ask for.
    Rms(f64),
}

impl Default for Target {
    /// What podcasts are asked for.
    fn default() -> Self {
        Self::Lufs(-16.0)
    }
}

impl Target {
    /// Its figure.
    pub const fn value(self) -> f64 {
        match self {
            Self::Lufs(value) | Self::Rms(value) => value,
        }
    }

    /// Another figure in the same unit.
    pub const fn at(self, value: f64) -> Self {
        match self {
            Self::Lufs(_) => Self::Lufs(value),
            Self::Rms(_) => Self::Rms(value),
        }
    }

    /// What was measured in its unit.
    pub const fn of(self, measured: &Measured) -> Option<f64> {
        match self {
            Self::Lufs(_) => measured.lufs,
            Self::Rms(_) => measured.rms_db,
        }
    }
}

impl fmt::Display for Target {
    /// `-16.0 LUFS`
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Lufs(value) => write!(f, "{value:.1} LUFS"),
            Self::Rms(value) => write!(f, "{value:.1} dB RMS"),
        }
    }
}

/// What is wanted.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Goal {
    /// The level.
    pub target: Target,
    /// What is added to the measured loudness before it is compared, in LU
    /// ([`Mono::offset_lu`](crate::assembly::settings::Mono::offset_lu)).
    pub offset_lu: f64,
    /// Highest true peak in dBTP.
    pub dbtp: f64,
}

impl Goal {
    /// A measured loudness as it is counted here, in LUFS.
    pub fn counted(self, lufs: f64) -> f64 {
        lufs + self.offset_lu
    }

    /// The measured level beside the wanted one, if they differ by more than is promised: `-21.1 LUFS, not -16.0 LUFS`.
    pub(crate) fn said_of(self, measured: &Measured) -> Option<String> {
        let missing = self.missing_db(measured)?;
        let level = self.target.at(self.target.value() - missing);
        (missing.abs() > 2.0 * TOLERANCE_DB).then(|| format!("{level}, not {}", self.target))
    }

    /// How much is missing from `measured`, in dB; `None` if it has no level.
    fn missing_db(self, measured: &Measured) -> Option<f64> {
        let level = self.target.of(measured)?;
        let level = match self.target {
            Target::Lufs(_) => self.counted(level),
            Target::Rms(_) => level,
        };
        Some(self.target.value() - level)
    }
}

/// What is tried in one round.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Attempt {
    /// The gain in dB.
    pub gain_db: f64,
    /// Where the limiter begins, in dBTP; `None` if no peak comes near the ceiling.
    pub limit_dbtp: Option<f64>,
}

/// What came of one round.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Outcome {
    /// What was tried.
    pub attempt: Attempt,
    /// What it measures.
    pub measured: Measured,
    /// What the limiter did.
    pub work: Work,
}

impl Outcome {
    /// How much the highest peak was turned down, in dB.
    pub fn reduction_db(&self) -> f64 {
        0.0 - 20.0 * self.work.least.log10()
    }

    fn is_right(&self, goal: Goal) -> bool {
        let missing = goal.missing_db(&self.measured);
        missing.is_none_or(|db| db.abs() <= TOLERANCE_DB) && self.excess_db(goal) <= 0.0
    }

    /// Whether it is what is promised: within a tenth of the target, and not above the ceiling. A sound without a level has
    /// no fault.
    pub fn is_on_target(&self, goal: Goal) -> bool {
        let missing = goal.missing_db(&self.measured);
        missing.is_none_or(|db| db.abs() <= 2.0 * TOLERANCE_DB) && self.excess_db(goal) <= 0.0
    }

    /// How far the true peak is above the ceiling, in dB.
    fn excess_db(&self, goal: Goal) -> f64 {
        self.measured.dbtp.map_or(0.0, |dbtp| dbtp - goal.dbtp)
    }
}

/// Turns the level until it is right. `render` makes the file with the attempted gain and limit, and measures it; the
/// file of its last call counts. Returns the last outcome and the number of rounds.
///
/// # Errors
/// Those of `render`.
pub fn level<E>(
    goal: Goal,
    before: Measured,
    mut render: impl FnMut(Attempt) -> Result<Outcome, E>,
) -> Result<(Outcome, u32), E> {
    let mut outcome = render(first(goal, before))?;
    let mut earlier = None;
    for round in 1..MOST_ROUNDS {
        if outcome.is_right(goal) {
            return Ok((outcome, round));
        }
        let next = corrected(goal, before, &outcome, earlier.as_ref());
        earlier = Some(outcome);
        outcome = render(next)?;
    }
    Ok((outcome, MOST_ROUNDS))
}

fn first(goal: Goal, before: Measured) -> Attempt {
    let gain_db = sane(goal, before, goal.missing_db(&before).unwrap_or(0.0));
    let limit = goal.dbtp - MARGIN_DB;
    let peak = before.dbtp.map_or(f64::NEG_INFINITY, |dbtp| dbtp + gain_db);
    Attempt {
        gain_db,
        limit_dbtp: (peak > limit).then_some(limit),
    }
}

/// A gain that does not drive peaks deeper into the limiter than [`MOST_REDUCTION_DB`].
fn sane(goal: Goal, before: Measured, gain_db: f64) -> f64 {
    let most = before.dbtp.map(|dbtp| goal.dbtp - dbtp + MOST_REDUCTION_DB);
    most.map_or(gain_db, |most| gain_db.min(most))
}

/// The next attempt: the gain along the slope of the last two rounds (a limiter gives back only part of each dB), the
/// limit lower by what the peak exceeds.
fn corrected(goal: Goal, before: Measured, last: &Outcome, earlier: Option<&Outcome>) -> Attempt {
    let missing = goal.missing_db(&last.measured).unwrap_or(0.0);
    let slope = earlier
        .and_then(|earlier| slope(goal, earlier, last))
        .unwrap_or(1.0);
    let limit = last.attempt.limit_dbtp.unwrap_or(goal.dbtp - MARGIN_DB);
    let excess = last.excess_db(goal);
    Attempt {
        gain_db: sane(goal, before, last.attempt.gain_db + missing / slope),
        limit_dbtp: Some(if excess > 0.0 {
            limit - excess - 0.02
        } else {
            limit
        }),
    }
}

fn slope(goal: Goal, earlier: &Outcome, last: &Outcome) -> Option<f64> {
    let gain = last.attempt.gain_db - earlier.attempt.gain_db;
    let risen = goal.missing_db(&earlier.measured)? - goal.missing_db(&last.measured)?;
    let slope = risen / gain;
    (gain.abs() > 0.001 && slope.is_finite()).then(|| slope.clamp(0.2, 1.0))
}

/// What a person should know about the level.
pub fn warnings(goal: Goal, outcome: &Outcome) -> Vec<String> {
    let mut warnings = Vec::new();
    let (gain, reduction) = (outcome.attempt.gain_db, outcome.reduction_db());
    match goal.missing_db(&outcome.measured) {
        None => warnings.push(
            "the loudness cannot be measured, because the programme is silent or shorter than 400 ms; its level is unchanged".to_owned(),
        ),
        Some(missing) if missing.abs() > 2.0 * TOLERANCE_DB => warnings.push(format!(
            "the level is {} instead of {}: its peaks would have to be turned down by more than {reduction:.1} dB to get there; choose a lower target",
            goal.target.at(goal.target.value() - missing), goal.target
        )),
        Some(_) => {}
    }
    if outcome.excess_db(goal) > 0.0 {
        warnings.push(format!(
            "the true peak is {:.2} dB above the ceiling of {:.1} dBTP; choose a lower ceiling or a lower target",
            outcome.excess_db(goal), goal.dbtp
        ));
    }
    if gain > MUCH_GAIN_DB {
        warnings.push(format!(
            "the clips are very quiet and were raised by {gain:.1} dB, their noise with them; check the engine's volume"
        ));
    }
    if reduction > MUCH_REDUCTION_DB {
        warnings.push(format!(
            "the highest peak was turned down by {reduction:.1} dB, which may be heard; choose a lower target"
        ));
    }
    warnings
}

/// The way of samples through gain, limiter and meter in one round.
pub struct Chain {
    attempt: Attempt,
    gain: f32,
    limiter: Option<Limiter>,
    meter: Meter,
    raised: Vec<f32>,
    out: Vec<f32>,
}

impl Chain {
    /// For one attempt on sound of `channels` at `rate_hz`.
    ///
    /// # Errors
    /// Those of [`Meter::new`].
    pub fn new(attempt: Attempt, rate_hz: u32, channels: u16) -> Result<Self, String> {
        let limiter = |dbtp| Limiter::new(factor(dbtp), rate_hz, usize::from(channels));
        Ok(Self {
            attempt,
            gain: factor(attempt.gain_db),
            limiter: attempt.limit_dbtp.map(limiter),
            meter: Meter::new(rate_hz, channels)?,
            raised: Vec::new(),
            out: Vec::new(),
        })
    }

    /// Takes samples and returns what is ready.
    ///
    /// # Errors
    /// Those of [`Meter::add`].
    pub fn process(&mut self, samples: &[f32]) -> Result<&[f32], String> {
        self.raised.clear();
        self.raised
            .extend(samples.iter().map(|sample| sample * self.gain));
        self.out.clear();
        match &mut self.limiter {
            Some(limiter) => limiter.process(&self.raised, &mut self.out),
            None => self.out.append(&mut self.raised),
        }
        self.meter.add(&self.out)?;
        Ok(&self.out)
    }

    /// The last samples, and what came of it all.
    ///
    /// # Errors
    /// Those of [`Meter::add`].
    pub fn finish(mut self) -> Result<(Vec<f32>, Outcome), String> {
        self.out.clear();
        let idle = Work {
            frames: 0,
            least: 1.0,
        };
        let work = self
            .limiter
            .map_or(idle, |limiter| limiter.finish(&mut self.out));
        self.meter.add(&self.out)?;
        let outcome = Outcome {
            attempt: self.attempt,
            measured: self.meter.finish(),
            work,
        };
        Ok((self.out, outcome))
    }
}

fn factor(db: f64) -> f32 {
    10f64.powf(db / 20.0) as f32
}
