//! What a column has set aside of memory.

/// Bytes that a vector has set aside.
pub(crate) fn room<T>(column: &Vec<T>) -> usize {
    column.capacity() * size_of::<T>()
}
