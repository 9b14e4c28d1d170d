#include "common/language/known_names.h"

#include <array>
#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/match.h"
#include "absl/strings/str_split.h"
#include "common/text/name_key.h"

namespace hearsay::language {
namespace {

constexpr char kTable[] =
#include "common/language/names/known_names.inc"
    ;

std::string KeyOf(absl::string_view name) {
  std::string key = text::WholeNameKey(name);
  if (absl::StartsWith(key, "the ")) key.erase(0, 4);
  return key;
}

class Table {
 public:
  Table() {
    for (absl::string_view line :
         absl::StrSplit(kTable, '\n', absl::SkipEmpty())) {
      const std::vector<absl::string_view> fields = absl::StrSplit(line, '\t');
      if (fields[0] == "D") {
        domains_.emplace(fields[2], fields[1]);
        continue;
      }
      const NameKind kind = fields[0] == "P"   ? NameKind::kPlace
                            : fields[0] == "H" ? NameKind::kPerson
                                               : NameKind::kOutlet;
      for (size_t i = 1; i < fields.size(); ++i) {
        Of(kind).emplace(KeyOf(fields[i]), fields[1]);
      }
    }
  }

  absl::string_view Find(absl::string_view name, NameKind kind) const {
    const std::string key = KeyOf(name);
    for (size_t i = 0; i < names_.size(); ++i) {
      if (kind != NameKind::kAny && i != Index(kind)) continue;
      const auto found = names_[i].find(key);
      if (found != names_[i].end()) return found->second;
    }
    return {};
  }

  absl::string_view Outlet(absl::string_view domain) const {
    const auto found = domains_.find(domain);
    return found == domains_.end() ? absl::string_view() : found->second;
  }

 private:
  using Names = absl::flat_hash_map<std::string, absl::string_view>;

  static size_t Index(NameKind kind) { return static_cast<size_t>(kind) - 1; }
  Names& Of(NameKind kind) { return names_[Index(kind)]; }

  std::array<Names, 3> names_;
  absl::flat_hash_map<absl::string_view, absl::string_view> domains_;
};

const Table& TheTable() {
  static const Table& table = *new Table();  // Never destroyed.
  return table;
}

}  // namespace

absl::string_view CanonicalName(absl::string_view name, NameKind kind) {
  return TheTable().Find(name, kind);
}

absl::string_view OutletOfDomain(absl::string_view domain) {
  if (absl::StartsWith(domain, "www.")) domain.remove_prefix(4);
  return TheTable().Outlet(domain);
}

}  // namespace hearsay::language
