#ifndef HEARSAY_CLIENT_JSON_OBJECT_H_
#define HEARSAY_CLIENT_JSON_OBJECT_H_

#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "common/base/log.h"

namespace hearsay::client {

// Writes one JSON object, name by name, on one line.
class JsonObject {
 public:
  JsonObject& Text(absl::string_view name, absl::string_view value) {
    AppendJsonString(value, Name(name));
    return *this;
  }
  // Null when empty.
  JsonObject& TextOrNull(absl::string_view name, absl::string_view value) {
    if (!value.empty()) return Text(name, value);
    return Raw(name, "null");
  }
  JsonObject& Texts(absl::string_view name,
                    const std::vector<std::string>& values) {
    std::string list = "[";
    for (const std::string& value : values) {
      if (list.size() > 1) list.push_back(',');
      AppendJsonString(value, list);
    }
    return Raw(name, list + "]");
  }
  // `json` is a value already.
  JsonObject& Raw(absl::string_view name, absl::string_view json) {
    absl::StrAppend(&Name(name), json);
    return *this;
  }
  std::string Close() { return std::move(out_) + "}"; }

 private:
  std::string& Name(absl::string_view name) {
    if (out_.size() > 1) out_.push_back(',');
    AppendJsonString(name, out_);
    out_.push_back(':');
    return out_;
  }
  std::string out_ = "{";
};

}  // namespace hearsay::client

#endif  // HEARSAY_CLIENT_JSON_OBJECT_H_
