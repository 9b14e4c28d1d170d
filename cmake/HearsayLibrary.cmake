# hearsay_library(<name> LAYER <n>
#                 SRCS ... HDRS ... [PUBLIC ...] [PRIVATE ...] [TESTS ...] [TEST_DEPS ...]
#                 [TEST_SHARDS <n>])
#
# A static library of one folder, hearsay::<name>. A library links only its own
# layer or lower ones, and gRPC only from layer 5 up; otherwise configuring
# stops. TESTS become one GoogleTest program, <name>_test, labelled `unit`, or
# `unit_below_rpc` when the layer is below 5. CTest runs it once for each of its
# tests, or, where getting ready is what takes long, TEST_SHARDS times, each for
# a share of them.
function(hearsay_library name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "LAYER;TEST_SHARDS" "SRCS;HDRS;PUBLIC;PRIVATE;TESTS;TEST_DEPS")
  if(arg_UNPARSED_ARGUMENTS)
    message(FATAL_ERROR "hearsay_library(${name}): unknown arguments ${arg_UNPARSED_ARGUMENTS}")
  endif()
  if("${arg_LAYER}" STREQUAL "")
    message(FATAL_ERROR "hearsay_library(${name}): LAYER is missing")
  endif()
  foreach(dep IN LISTS arg_PUBLIC arg_PRIVATE)
    hearsay_check_layer(${name} ${arg_LAYER} ${dep})
  endforeach()
  add_library(hearsay_${name} STATIC ${arg_SRCS})
  add_library(hearsay::${name} ALIAS hearsay_${name})
  set_target_properties(hearsay_${name} PROPERTIES HEARSAY_LAYER ${arg_LAYER})
  hearsay_add_headers(hearsay_${name} ${arg_HDRS})
  target_link_libraries(hearsay_${name} PUBLIC ${arg_PUBLIC} PRIVATE ${arg_PRIVATE} hearsay_options)
  hearsay_precompile(hearsay_${name})
  if(arg_TESTS AND BUILD_TESTING)
    set(labels unit)
    if(arg_LAYER LESS 5)
      # One label that both -L unit and -L below_rpc find: test discovery passes
      # no lists on.
      set(labels unit_below_rpc)
      set_property(GLOBAL APPEND PROPERTY HEARSAY_BELOW_RPC_TESTS ${name}_test)
    endif()
    add_executable(${name}_test ${arg_TESTS})
    target_link_libraries(${name}_test PRIVATE hearsay_${name} ${arg_TEST_DEPS} hearsay_options
      hearsay_test_support GTest::gmock_main)
    if(arg_LAYER LESS 5)
      hearsay_compile_test(${name}_test)
    else()
      hearsay_compile_test(${name}_test RPC)
    endif()
    hearsay_timeout(test_timeout 120)
    hearsay_timeout(shard_timeout 300)
    if(arg_TEST_SHARDS)
      math(EXPR last "${arg_TEST_SHARDS} - 1")
      foreach(shard RANGE ${last})
        add_test(NAME ${name}_test.${shard} COMMAND ${name}_test)
        set_tests_properties(${name}_test.${shard} PROPERTIES LABELS "${labels}" TIMEOUT ${shard_timeout}
          ENVIRONMENT "GTEST_TOTAL_SHARDS=${arg_TEST_SHARDS};GTEST_SHARD_INDEX=${shard}")
      endforeach()
    else()
      gtest_discover_tests(${name}_test NO_PRETTY_VALUES DISCOVERY_MODE PRE_TEST
        PROPERTIES LABELS "${labels}" TIMEOUT ${test_timeout})
    endif()
  endif()
endfunction()

# Headers that stand alone are compiled on their own by
# all_verify_interface_header_sets. One with a .cc of its name is proven by that
# file, which includes it first (lint.include_layers).
function(hearsay_add_headers target)
  foreach(header IN LISTS ARGN)
    string(REGEX REPLACE "\\.h$" ".cc" source ${CMAKE_CURRENT_SOURCE_DIR}/${header})
    if(EXISTS ${source})
      list(APPEND paired ${header})
    else()
      list(APPEND alone ${header})
    endif()
  endforeach()
  target_sources(${target} PUBLIC
    FILE_SET HEADERS BASE_DIRS ${PROJECT_SOURCE_DIR} FILES ${paired}
    FILE_SET alone TYPE HEADERS BASE_DIRS ${PROJECT_SOURCE_DIR} FILES ${alone})
  set_target_properties(${target} PROPERTIES INTERFACE_HEADER_SETS_TO_VERIFY alone)
endfunction()

# Stops configuring when `name` of `layer` may not link `dep`.
function(hearsay_check_layer name layer dep)
  if(dep MATCHES "^hearsay::")
    if(NOT TARGET ${dep})
      message(FATAL_ERROR "${name}: ${dep} is not declared yet; a lower layer's folder is added first")
    endif()
    get_target_property(dep_layer ${dep} HEARSAY_LAYER)
    if(dep_layer GREATER layer)
      message(FATAL_ERROR "${name} (layer ${layer}) may not link ${dep} (layer ${dep_layer})")
    endif()
  elseif(dep MATCHES "^gRPC::" AND layer LESS 5)
    message(FATAL_ERROR "${name}: gRPC belongs to layer 5 and above, not to layer ${layer}")
  endif()
endfunction()

# hearsay_binary(<target> OUTPUT <file name> SRCS ... DEPS ...): a program of layer 6.
function(hearsay_binary target)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "OUTPUT" "SRCS;DEPS")
  add_executable(${target} ${arg_SRCS})
  set_target_properties(${target} PROPERTIES OUTPUT_NAME ${arg_OUTPUT})
  target_link_libraries(${target} PRIVATE ${arg_DEPS} hearsay_options)
  install(TARGETS ${target} RUNTIME DESTINATION bin)
endfunction()
include(GoogleTest)
