//! Files: the finished programme as it leaves the house.
//!
//! Every file is written under a temporary name beside its target and renamed when it is complete ([`atomic`]), so a
//! crash, a full disk or a lost connection leaves the old file or none, never half of one.

pub mod atomic;
pub mod captions;
pub mod explanation;
pub mod info;
pub mod wav;
