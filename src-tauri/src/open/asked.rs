//! What is worked out of the deals with nobody waiting at the desk: a question takes what it needs while
//! the desk is held, and is answered once it is let go.

use std::sync::{Arc, OnceLock};

/// What is left to do of a question.
pub(crate) type Work<T> = Box<dyn FnOnce() -> T + Send>;

/// A question whose answer is kept.
pub(crate) struct Asked<T> {
    place: Place<T>,
    work: Work<T>,
}

/// Where an answer will be, or is.
type Place<T> = Arc<OnceLock<Arc<T>>>;

impl<T> Asked<T> {
    /// The answer. Whoever asks while another works it out waits for that.
    pub(crate) fn answer(self) -> Arc<T> {
        Arc::clone(self.place.get_or_init(|| Arc::new((self.work)())))
    }
}

/// What was last asked for, and the answers: so many of them.
pub(super) struct Kept<K, T, const MOST: usize = 6>(Vec<(K, Place<T>)>);

impl<K, T, const MOST: usize> Default for Kept<K, T, MOST> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<K: PartialEq, T, const MOST: usize> Kept<K, T, MOST> {
    /// A question; what was answered before is not worked out again.
    pub(super) fn ask(&mut self, asked: K, work: impl FnOnce() -> T + Send + 'static) -> Asked<T> {
        let known = self.0.iter().find(|(known, _)| *known == asked);
        let place = known.map(|(_, place)| Arc::clone(place));
        let place = place.unwrap_or_else(|| {
            if self.0.len() == MOST {
                self.0.remove(0);
            }
            let place = Place::default();
            self.0.push((asked, Arc::clone(&place)));
            place
        });
        let work = Box::new(work);
        Asked { place, work }
    }
}

#[cfg(test)]
mod tests {
    use std::thread;

    use super::*;

    #[test]
    fn the_last_answers_are_kept_and_the_oldest_goes() {
        let mut kept = Kept::<_, _, 3>::default();
        for asked in 0..=3 {
            kept.ask(asked, move || asked).answer();
        }
        assert_eq!(*kept.ask(1, || 100).answer(), 1);
        assert_eq!(*kept.ask(0, || 100).answer(), 100);
    }

    #[test]
    fn what_two_ask_at_once_is_worked_out_once() {
        let mut kept = Kept::<_, _>::default();
        let asked = [1, 2].map(|answer| kept.ask("how many", move || answer));
        let answers = asked.map(|asked| thread::spawn(|| *asked.answer()));
        let answers = answers.map(|answer| answer.join().ok());
        assert_eq!(answers[0], answers[1]);
        assert!(answers[0].is_some());
    }
}
