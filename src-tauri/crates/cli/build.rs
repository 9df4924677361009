//! Makes ready what the command needs at compile time: on Linux a word to the C library.

#[path = "../../heaps.rs"]
mod heaps;

fn main() {
    heaps::compile("../../heaps.c");
}
