#include "query_service/retrieve/row_iterator.h"

#include <algorithm>
#include <utility>

namespace hearsay::retrieve {
namespace {

using query::kNoRow;

class TermIterator final : public RowIterator {
 public:
  TermIterator(absl::string_view list, query::Features places, bool* damaged)
      : cursor_(list), places_(places), damaged_(damaged) {
    *damaged_ |= cursor_.damaged();
  }
  uint32_t Seek(uint32_t target) override {
    uint32_t row = cursor_.Seek(target);
    while (row != kNoRow && !(cursor_.features() & places_)) {
      row = cursor_.Seek(row + 1);
    }
    if (row == kNoRow) *damaged_ |= cursor_.damaged();
    return row;
  }
  uint64_t Cost() const override { return cursor_.count(); }

 private:
  query::PostingCursor cursor_;
  const query::Features places_;
  bool* const damaged_;
};

class RowTest final : public RowIterator {
 public:
  RowTest(uint32_t limit, std::function<bool(uint32_t)> test)
      : limit_(limit), test_(std::move(test)) {}
  uint32_t Seek(uint32_t target) override {
    if (Known(target)) return found_;
    from_ = target;
    for (found_ = target; found_ < limit_; ++found_) {
      if (test_(found_)) return found_;
    }
    return found_ = kNoRow;
  }
  bool Holds(uint32_t row) override {
    if (Known(row)) return row == found_;
    return row < limit_ && test_(row);
  }
  uint64_t Cost() const override { return limit_; }
  bool RowByRow() const override { return true; }

 private:
  // A search may have gone past `row`, and with it whatever the test asks, for
  // which there is no way back.
  bool Known(uint32_t row) const { return from_ <= row && row <= found_; }

  const uint32_t limit_;
  const std::function<bool(uint32_t)> test_;
  // The last search: nothing in [from_, found_), at first no search.
  uint32_t from_ = 1;
  uint32_t found_ = 0;
};

class AndIterator final : public RowIterator {
 public:
  explicit AndIterator(std::vector<RowIteratorPtr> children)
      : children_(std::move(children)) {
    // The rarest leads, and what looks at each row comes last.
    std::stable_sort(children_.begin(), children_.end(),
                     [](const auto& a, const auto& b) {
                       return std::pair(a->RowByRow(), a->Cost()) <
                              std::pair(b->RowByRow(), b->Cost());
                     });
  }
  uint32_t Seek(uint32_t target) override {
    uint32_t row = children_[0]->Seek(target);
    size_t agreed = 1;
    while (row != kNoRow && agreed < children_.size()) {
      RowIterator& child = *children_[agreed];
      uint32_t next = row;
      if (child.RowByRow()) {
        if (!child.Holds(row)) next = row + 1;
      } else {
        next = child.Seek(row);
      }
      if (next == row) {
        ++agreed;
      } else {
        row = next == kNoRow ? kNoRow : children_[0]->Seek(next);
        agreed = 1;
      }
    }
    return row;
  }
  bool Holds(uint32_t row) override {
    return std::all_of(children_.begin(), children_.end(),
                       [row](const auto& child) { return child->Holds(row); });
  }
  uint64_t Cost() const override { return children_[0]->Cost(); }
  bool RowByRow() const override { return children_[0]->RowByRow(); }

 private:
  std::vector<RowIteratorPtr> children_;
};

class OrIterator final : public RowIterator {
 public:
  explicit OrIterator(std::vector<RowIteratorPtr> children)
      : children_(std::move(children)) {}
  uint32_t Seek(uint32_t target) override {
    uint32_t row = kNoRow;
    for (const RowIteratorPtr& child : children_) {
      row = std::min(row, child->Seek(target));
    }
    return row;
  }
  bool Holds(uint32_t row) override {
    return std::any_of(children_.begin(), children_.end(),
                       [row](const auto& child) { return child->Holds(row); });
  }
  uint64_t Cost() const override {
    uint64_t cost = 0;
    for (const RowIteratorPtr& child : children_) cost += child->Cost();
    return cost;
  }
  bool RowByRow() const override {
    return std::any_of(children_.begin(), children_.end(),
                       [](const auto& child) { return child->RowByRow(); });
  }

 private:
  std::vector<RowIteratorPtr> children_;
};

class NoRows final : public RowIterator {
 public:
  uint32_t Seek(uint32_t target) override { return kNoRow; }
  uint64_t Cost() const override { return 0; }
};

}  // namespace

RowIteratorPtr MakeTermIterator(absl::string_view list, query::Features places,
                                bool* damaged) {
  return std::make_unique<TermIterator>(list, places, damaged);
}

RowIteratorPtr MakeRowTest(uint32_t limit,
                           std::function<bool(uint32_t row)> test) {
  return std::make_unique<RowTest>(limit, std::move(test));
}

RowIteratorPtr MakeAllRows(uint32_t limit) {
  return MakeRowTest(limit, [](uint32_t) { return true; });
}

RowIteratorPtr MakeNoRows() { return std::make_unique<NoRows>(); }

RowIteratorPtr MakeAnd(std::vector<RowIteratorPtr> children) {
  if (children.size() == 1) return std::move(children[0]);
  return std::make_unique<AndIterator>(std::move(children));
}

RowIteratorPtr MakeOr(std::vector<RowIteratorPtr> children) {
  if (children.empty()) return MakeNoRows();
  if (children.size() == 1) return std::move(children[0]);
  return std::make_unique<OrIterator>(std::move(children));
}

RowIteratorPtr MakeNot(uint32_t limit, RowIteratorPtr child) {
  return MakeRowTest(limit,
                     [child = std::shared_ptr<RowIterator>(std::move(child))](
                         uint32_t row) { return !child->Holds(row); });
}

}  // namespace hearsay::retrieve
