# hearsay_precompile(<target> [TEST]): reads the heaviest headers of <target>
# once for all. Tests always; libraries only in the fuzz preset, so that the
# other presets still find the file that leans on a header it does not include.
add_library(hearsay_precompiled OBJECT EXCLUDE_FROM_ALL ${CMAKE_CURRENT_LIST_DIR}/precompiled.cc)
target_link_libraries(hearsay_precompiled PRIVATE absl::flat_hash_map absl::statusor absl::strings absl::str_format
  protobuf::libprotobuf hearsay_options)
target_precompile_headers(hearsay_precompiled PRIVATE
  <algorithm> <functional> <memory> <string> <vector>
  <absl/container/flat_hash_map.h> <absl/status/statusor.h> <absl/strings/str_cat.h> <absl/strings/str_format.h>
  <absl/strings/str_split.h> <google/protobuf/message.h>)

if(BUILD_TESTING)
  add_library(hearsay_precompiled_test OBJECT EXCLUDE_FROM_ALL ${CMAKE_CURRENT_LIST_DIR}/precompiled.cc)
  target_link_libraries(hearsay_precompiled_test PRIVATE absl::flat_hash_map absl::statusor absl::strings
    protobuf::libprotobuf GTest::gmock hearsay_options)
  target_precompile_headers(hearsay_precompiled_test PRIVATE
    <gmock/gmock.h> <gtest/gtest.h>
    <absl/container/flat_hash_map.h> <absl/status/statusor.h> <absl/strings/str_cat.h> <google/protobuf/message.h>)
endif()

function(hearsay_precompile target)
  cmake_parse_arguments(PARSE_ARGV 1 arg "TEST" "" "")
  if(arg_TEST)
    target_precompile_headers(${target} REUSE_FROM hearsay_precompiled_test)
  elseif(HEARSAY_FUZZ)
    target_precompile_headers(${target} REUSE_FROM hearsay_precompiled)
  endif()
endfunction()
