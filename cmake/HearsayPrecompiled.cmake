# What makes compiling quick: the heaviest headers are read once for all, and
# what only tests run is not optimised.
#
# hearsay_precompile(<library>): in the fuzz preset only, so that the other
# presets still find the file that leans on a header it does not include.
#
# hearsay_compile_test(<program> [RPC]): for every test; RPC where it includes
# gRPC's headers. The libraries under test stay as they are: a test's own code,
# most of it assertions that run once, is compiled with -O0. Not with a
# sanitizer: where little is inlined, a program takes the test's copies of
# templates, and the libraries run up to four times as long.
if(NOT HEARSAY_SANITIZE)
  set(hearsay_test_options -O0)
endif()

# A compiler reads a precompiled header only with the macros that it was made
# with. gRPC's targets bring -pthread, which is one.
function(hearsay_precompiled_header name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "HEADERS;DEPS;OPTIONS")
  add_library(${name} OBJECT EXCLUDE_FROM_ALL ${CMAKE_CURRENT_FUNCTION_LIST_DIR}/precompiled.cc)
  target_link_libraries(${name} PRIVATE ${arg_DEPS} hearsay_options)
  target_compile_options(${name} PRIVATE -pthread ${arg_OPTIONS})
  target_precompile_headers(${name} PRIVATE ${arg_HEADERS})
endfunction()

hearsay_precompiled_header(hearsay_precompiled
  HEADERS <algorithm> <functional> <memory> <string> <vector>
    <absl/container/flat_hash_map.h> <absl/status/statusor.h> <absl/strings/str_cat.h> <absl/strings/str_format.h>
    <absl/strings/str_split.h> <google/protobuf/message.h>
  DEPS absl::flat_hash_map absl::statusor absl::strings absl::str_format protobuf::libprotobuf)

function(hearsay_precompile target)
  if(HEARSAY_FUZZ)
    target_compile_options(${target} PRIVATE -pthread)
    target_precompile_headers(${target} REUSE_FROM hearsay_precompiled)
  endif()
endfunction()

if(BUILD_TESTING)
  set(test_headers <gmock/gmock.h> <gtest/gtest.h>
    <absl/container/flat_hash_map.h> <absl/status/statusor.h> <absl/strings/str_cat.h> <google/protobuf/message.h>)
  set(test_deps absl::flat_hash_map absl::statusor absl::strings protobuf::libprotobuf GTest::gmock)
  hearsay_precompiled_header(hearsay_precompiled_test HEADERS ${test_headers} DEPS ${test_deps} OPTIONS ${hearsay_test_options})
  hearsay_precompiled_header(hearsay_precompiled_rpc_test
    HEADERS ${test_headers} <grpcpp/grpcpp.h> DEPS ${test_deps} gRPC::grpc++ OPTIONS ${hearsay_test_options})
endif()

function(hearsay_compile_test target)
  cmake_parse_arguments(PARSE_ARGV 1 arg "RPC" "" "")
  target_compile_options(${target} PRIVATE -pthread ${hearsay_test_options})
  if(arg_RPC)
    target_precompile_headers(${target} REUSE_FROM hearsay_precompiled_rpc_test)
  else()
    target_precompile_headers(${target} REUSE_FROM hearsay_precompiled_test)
  endif()
endfunction()
