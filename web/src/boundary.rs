//! What a browser calls: three functions of C over two buffers that stay here between calls.
//!
//! A small C interface instead of wasm-bindgen: three functions on bytes need no generated glue, no second build tool
//! and no version that must match it. The exported names are all that is unsafe; no pointer is read here.

#![allow(unsafe_code)]

use crate::engine;
use std::sync::{Mutex, MutexGuard, PoisonError};

static REQUEST: Mutex<Vec<u8>> = Mutex::new(vec![]);
static ANSWER: Mutex<Vec<u8>> = Mutex::new(vec![]);

fn held(buffer: &Mutex<Vec<u8>>) -> MutexGuard<'_, Vec<u8>> {
    buffer.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Makes room for a request of `len` bytes, which the caller writes there, and returns its address.
#[unsafe(no_mangle)]
pub extern "C" fn alloc(len: usize) -> *mut u8 {
    let mut request = held(&REQUEST);
    request.clear();
    request.resize(len, 0);
    request.as_mut_ptr()
}

/// Answers the request of `len` bytes that stands in the room of [`alloc`], and returns the length of the answer.
#[unsafe(no_mangle)]
pub extern "C" fn run(_ptr: *mut u8, len: usize) -> usize {
    let mut request = std::mem::take(&mut *held(&REQUEST));
    request.truncate(len);
    let answer = engine::answer(&request);
    let length = answer.len();
    *held(&ANSWER) = answer;
    length
}

/// Returns the address of the answer; it stays there until the next request.
#[unsafe(no_mangle)]
pub extern "C" fn out_ptr() -> *const u8 {
    held(&ANSWER).as_ptr()
}
