//! Journeys by the headless command, as a script would make them: real files and their facts, files
//! nobody should trust, files that come again, and an import that is killed.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod again;
mod agree;
mod arguments;
mod desk;
mod disk;
mod facts;
mod history;
mod hostile;
mod kill;
mod mapping;
mod outlook;
mod outsiders;
mod protected;
mod sets;
