//! An upright rectangle on a page, in hundredths of a point.

/// A rectangle; one that ends before it begins holds nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Area {
    pub(super) left: i32,
    pub(super) top: i32,
    pub(super) right: i32,
    pub(super) bottom: i32,
}

/// Less of a character than this, in percent of its width and height, is its edge.
const EDGE: i64 = 15;

impl Area {
    /// The smallest around all points.
    pub(super) fn around(points: &[(i32, i32)]) -> Option<Self> {
        let (xs, ys) = (|| points.iter().map(|point| point.0), || points.iter().map(|point| point.1));
        let (left, right, top, bottom) = (xs().min()?, xs().max()?, ys().min()?, ys().max()?);
        Some(Self { left, top, right, bottom })
    }

    pub(super) fn width(&self) -> i32 {
        self.right - self.left
    }

    pub(super) fn height(&self) -> i32 {
        self.bottom - self.top
    }

    /// What lies in both.
    pub(super) fn meet(self, other: Self) -> Self {
        Self {
            left: self.left.max(other.left),
            top: self.top.max(other.top),
            right: self.right.min(other.right),
            bottom: self.bottom.min(other.bottom),
        }
    }

    pub(super) fn holds(&self, (x, y): (i32, i32)) -> bool {
        (self.left..=self.right).contains(&x) && (self.top..=self.bottom).contains(&y)
    }

    pub(super) fn middle(&self) -> (i32, i32) {
        (i32::midpoint(self.left, self.right), i32::midpoint(self.top, self.bottom))
    }

    /// Whether all of `other` but its edge lies within.
    pub(super) fn covers(&self, other: Self) -> bool {
        self.shares(other, 100 - EDGE)
    }

    /// Whether no more than the edge of `other` lies within.
    pub(super) fn misses(&self, other: Self) -> bool {
        !self.shares(other, EDGE)
    }

    /// Whether so much of `other` lies within, in percent both of its width and of its height.
    pub(super) fn shares(&self, other: Self, percent: i64) -> bool {
        let own = self.meet(other);
        let enough = |part: i32, whole: i32| i64::from(part) * 100 >= i64::from(whole) * percent;
        own.width() >= 0
            && own.height() >= 0
            && enough(own.width(), other.width())
            && enough(own.height(), other.height())
    }
}
