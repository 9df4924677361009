//! What the window and the command both do across rooms, on whole workspaces. One test program, a file per
//! subject; what most of them need is at the [`desk`].

#![allow(
    missing_docs,
    unreachable_pub,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::disallowed_methods
)]

mod built_in;
mod causes;
mod changing;
mod desk;
mod former;
mod german;
mod out_and_in;
mod remembered;
mod sentences;
mod sets;
mod work;
