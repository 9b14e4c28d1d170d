#include "client/zone_names.h"

#include "absl/strings/str_split.h"

namespace hearsay::client {
namespace {

struct Zones {
  absl::string_view names;
  int minutes;
};

constexpr Zones kZones[] = {
    {"hst", -600},
    {"akst", -540},
    {"pst akdt", -480},
    {"mst pdt", -420},
    {"cst mdt", -360},
    {"est cdt", -300},
    {"edt", -240},
    {"nst", -210},
    {"adt", -180},
    {"ndt", -150},
    {"z ut utc gmt wet", 0},
    {"west bst cet met mez", 60},
    {"cest mest mesz eet sast", 120},
    {"eest msk", 180},
    {"pkt", 300},
    {"wib", 420},
    {"hkt sgt awst", 480},
    {"jst kst", 540},
    {"acst", 570},
    {"aest", 600},
    {"acdt", 630},
    {"aedt", 660},
    {"nzst", 720},
    {"nzdt", 780},
};

}  // namespace

std::optional<int> ZoneMinutes(absl::string_view name) {
  for (const Zones& zones : kZones) {
    for (const absl::string_view known : absl::StrSplit(zones.names, ' ')) {
      if (name == known) return zones.minutes;
    }
  }
  return std::nullopt;
}

}  // namespace hearsay::client
