#include "common/language/parser_state.h"

#include <algorithm>

#include "common/language/feature_hash.h"

namespace hearsay::language {
namespace {

const TokenAnalysis kNobody = [] {
  TokenAnalysis token;
  token.form = token.lower = token.lemma = 1;
  return token;
}();

uint32_t TagOf(const TokenAnalysis& token) {
  return static_cast<uint32_t>(token.tag);
}

// Distances in few, growing steps.
uint32_t Step(int32_t distance) {
  if (distance < 5) return static_cast<uint32_t>(distance);
  return distance < 8 ? 5 : distance < 14 ? 6 : 7;
}

}  // namespace

ParserState::ParserState(absl::Span<const TokenAnalysis> sentence)
    : sentence_(sentence),
      heads_(sentence.size(), size()),
      children_(sentence.size() + 1) {
  stack_.reserve(sentence.size());
}

std::array<bool, kParserActions> ParserState::allowed() const {
  return {next_<size(), !stack_.empty(), stack_.size()> 1};
}

void ParserState::Attach(int32_t dependent, int32_t head) {
  heads_[dependent] = head;
  Children& children = children_[head];
  if (dependent < head) {
    if (children.leftmost < 0 || dependent < children.leftmost) {
      children.leftmost = dependent;
    }
    if (children.left < 3) ++children.left;
  } else {
    children.rightmost = std::max(children.rightmost, dependent);
    if (children.right < 3) ++children.right;
  }
}

void ParserState::Apply(ParserAction action) {
  switch (action) {
    case ParserAction::kShift:
      stack_.push_back(next_++);
      return;
    case ParserAction::kLeft:
      Attach(stack_.back(), next_);
      break;
    case ParserAction::kRight:
      Attach(stack_.back(), stack_[stack_.size() - 2]);
      break;
  }
  stack_.pop_back();
}

void ParserState::Features(uint32_t* features) const {
  const auto token = [&](int32_t i) -> const TokenAnalysis& {
    return i >= 0 && i < size() ? sentence_[i] : kNobody;
  };
  const auto on_stack = [&](size_t depth) {
    return depth < stack_.size() ? stack_[stack_.size() - 1 - depth] : -1;
  };
  const int32_t i0 = on_stack(0), i1 = on_stack(1);
  const TokenAnalysis& s0 = token(i0);
  const TokenAnalysis& s1 = token(i1);
  const TokenAnalysis& s2 = token(on_stack(2));
  const TokenAnalysis& b0 = token(next_);
  const TokenAnalysis& b1 = token(next_ + 1);
  const TokenAnalysis& b2 = token(next_ + 2);
  static constexpr Children kChildless;
  const Children& c0 = i0 < 0 ? kChildless : children_[i0];
  const Children& c1 = i1 < 0 ? kChildless : children_[i1];
  const Children& cb = children_[next_];
  const uint32_t s0t = TagOf(s0), s1t = TagOf(s1), s2t = TagOf(s2);
  const uint32_t b0t = TagOf(b0), b1t = TagOf(b1), b2t = TagOf(b2);
  const uint32_t s0lt = TagOf(token(c0.leftmost));
  const uint32_t s0rt = TagOf(token(c0.rightmost));
  const uint32_t s1lt = TagOf(token(c1.leftmost));
  const uint32_t s1rt = TagOf(token(c1.rightmost));
  const uint32_t b0lt = TagOf(token(cb.leftmost));
  const uint32_t near = i0 < 0 ? 9 : Step(next_ - i0);
  const uint32_t far = i1 < 0 ? 9 : Step(i0 - i1);
  int n = 0;
  const auto add = [&](uint32_t a, uint32_t b = 0, uint32_t c = 0,
                       uint32_t d = 0) {
    features[n] = HashFeature(static_cast<uint32_t>(100 + n), a, b, c, d);
    ++n;
  };
  add(s0.lower, s0t);
  add(s1.lower, s1t);
  add(b0.lower, b0t);
  add(b1.lower, b1t);
  add(s0t);
  add(s1t, s0t);
  add(b0t, s0t);
  add(b1t, b0t);
  add(s0.lower, b0.lower);
  add(s0.lower, b0t);
  add(s0t, b0.lower);
  add(s1.lower, s0.lower);
  add(s1.lower, s0t, b0t);
  add(s1t, s0.lower, b0t);
  add(s1t, s0t, b0.lower);
  add(s1t, s0t, b0t);
  add(s0t, b0t, b1t);
  add(b0t, b1t, b2t);
  add(s2t, s1t, s0t);
  add(s2t, s1t, s0t, b0t);
  add(s1t, s0t, b0t, b1t);
  add(s0t, b0t, near);
  add(s0.lower, near);
  add(b0.lower, near);
  add(s1t, s0t, far);
  add(s0t, s0lt, s0rt, b0t);
  add(s0t, b0t, b0lt);
  add(s0.lower, c0.left, c0.right);
  add(s0t, c0.left, c0.right, b0t);
  add(s1t, s1lt, s0t, b0t);
  add(s1t, s1rt, s0t, b0t);
  add(s1t, s0t, s0lt, b0t);
  add(s1t, s0t, s0rt, b0t);
  add(b0t, cb.left, s0t, s1t);
  add(s0.lower, s0rt);
  add(s1.lower, s1rt, s0t);
  add(b0.lower, b0lt, s0t);
  add(s0.lower, b1t, b0t);
  add(s0t, b1.lower, b0t);
  add(s1.lower, b0.lower, s0t);
  add(s0.verb_sense, s0t, b0t, b1t);
  add(s0.lemma, s1t, b0t);
  add(s1.lemma, s0t, b0.lower);
  add(s0.lower, s0.suffix, b0t, b2t);
}

std::vector<int32_t> LeftmostChildren(
    absl::Span<const TokenAnalysis> sentence) {
  std::vector<int32_t> leftmost(sentence.size(), -1);
  for (size_t i = sentence.size(); i-- > 0;) {
    const int32_t head = sentence[i].head;
    if (head >= 0 && static_cast<size_t>(head) > i) {
      leftmost[head] = static_cast<int32_t>(i);
    }
  }
  return leftmost;
}

void RelationFeatures(absl::Span<const TokenAnalysis> sentence,
                      int32_t dependent, int32_t leftmost, uint32_t* features) {
  const int32_t size = static_cast<int32_t>(sentence.size());
  const auto token = [&](int32_t i) -> const TokenAnalysis& {
    return i >= 0 && i < size ? sentence[i] : kNobody;
  };
  const TokenAnalysis& d = sentence[dependent];
  const TokenAnalysis& h = token(d.head);
  const TokenAnalysis& child = token(leftmost);
  const uint32_t dt = TagOf(d), ht = TagOf(h);
  const uint32_t previous = TagOf(token(dependent - 1));
  const uint32_t following = TagOf(token(dependent + 1));
  const uint32_t side = d.head < 0 ? 2 : d.head < dependent ? 1 : 0;
  const uint32_t distance =
      side * 16 +
      (d.head < 0 ? 0
                  : Step(side == 1 ? dependent - d.head : d.head - dependent));
  int n = 0;
  const auto add = [&](uint32_t a, uint32_t b = 0, uint32_t c = 0,
                       uint32_t e = 0) {
    features[n] = HashFeature(static_cast<uint32_t>(200 + n), a, b, c, e);
    ++n;
  };
  add(side);
  add(d.lower, side);
  add(h.lower, side);
  add(dt, ht, side);
  add(d.lower, ht, side);
  add(dt, h.lower, side);
  add(d.lower, h.lower);
  add(dt, ht, distance);
  add(dt, ht, previous, side);
  add(dt, ht, following, side);
  add(dt, ht, TagOf(token(d.head - 1)), side);
  add(dt, ht, TagOf(token(d.head + 1)), side);
  add(dt, ht, TagOf(child), side);
  add(dt, child.lower, ht, side);
  add(dt, ht, TagOf(token(leftmost + 1)), TagOf(child));
  add(d.noun_sense, dt, h.lemma);
  add(d.noun_sense, dt, ht, side);
  add(h.verb_sense, ht, dt, distance);
  add(d.lemma, h.lemma, side);
  add(d.suffix, dt, ht, side);
  add(TagOf(token(h.head)), ht, dt, side);
  add(previous, following, dt, side);
  add(dt, distance, h.lemma);
  add(d.verb_sense, dt, ht, distance);
}

}  // namespace hearsay::language
