//! Bytes that become others as they pass, before anything is cut: what is read of a source is turned, and
//! no more of it is held than the turning waits for.

use std::io::{self, Read};

/// A way in which bytes become others.
pub(crate) trait Turn {
    /// Takes the next byte; what it becomes goes to the end of `due`, now or with a later one.
    fn turn(&mut self, byte: u8, due: &mut Vec<u8>);
    /// Gives what is still held, when the source ends.
    fn end(&mut self, due: &mut Vec<u8>);
}

/// The bytes of a source, turned.
pub(crate) struct Turned<R, T> {
    source: R,
    turn: T,
    read: Vec<u8>,
    /// Turned and not yet given, from `given` on.
    due: Vec<u8>,
    given: usize,
    ended: bool,
}

impl<R: Read, T: Turn> Turned<R, T> {
    pub(crate) fn new(source: R, turn: T) -> Self {
        Self {
            source,
            turn,
            read: vec![0; 16 << 10],
            due: Vec::new(),
            given: 0,
            ended: false,
        }
    }
}

impl<R: Read, T: Turn> Read for Turned<R, T> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        while self.given == self.due.len() && !self.ended {
            self.due.clear();
            self.given = 0;
            let read = self.source.read(&mut self.read)?;
            for byte in &self.read[..read] {
                self.turn.turn(*byte, &mut self.due);
            }
            self.ended = read == 0;
            if self.ended {
                self.turn.end(&mut self.due);
            }
        }
        let ready = &self.due[self.given..];
        let given = ready.len().min(out.len());
        out[..given].copy_from_slice(&ready[..given]);
        self.given += given;
        Ok(given)
    }
}
