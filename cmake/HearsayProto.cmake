# hearsay_proto_library(<name> PROTOS ... [PUBLIC ...]): message classes only;
# brings no gRPC header. Layer 1.
# hearsay_grpc_library(<name> PROTOS ... PUBLIC ...): service stubs. Layer 5.
set(HEARSAY_PROTO_ROOT ${PROJECT_SOURCE_DIR}/proto)
set(HEARSAY_GEN_ROOT ${PROJECT_BINARY_DIR}/gen)
file(MAKE_DIRECTORY ${HEARSAY_GEN_ROOT})

function(hearsay_generate out_sources suffix)
  set(sources)
  foreach(proto IN LISTS ARGN)
    string(REGEX REPLACE "\\.proto$" "" stem ${proto})
    set(cc ${HEARSAY_GEN_ROOT}/${stem}${suffix}.cc)
    set(h ${HEARSAY_GEN_ROOT}/${stem}${suffix}.h)
    if(suffix STREQUAL ".grpc.pb")
      set(out --grpc_out=${HEARSAY_GEN_ROOT} --plugin=protoc-gen-grpc=${HEARSAY_GRPC_PLUGIN})
    else()
      set(out --cpp_out=${HEARSAY_GEN_ROOT})
    endif()
    add_custom_command(OUTPUT ${cc} ${h}
      COMMAND protobuf::protoc -I ${HEARSAY_PROTO_ROOT} ${out} ${proto}
      DEPENDS ${HEARSAY_PROTO_ROOT}/${proto} protobuf::protoc
      COMMENT "protoc ${proto} (${suffix})" VERBATIM)
    list(APPEND sources ${cc} ${h})
  endforeach()
  set(${out_sources} ${sources} PARENT_SCOPE)
endfunction()

function(hearsay_proto_library name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "PROTOS;PUBLIC")
  hearsay_generate(sources ".pb" ${arg_PROTOS})
  add_library(hearsay_${name} STATIC ${sources})
  add_library(hearsay::${name} ALIAS hearsay_${name})
  set_target_properties(hearsay_${name} PROPERTIES HEARSAY_LAYER 1)
  target_include_directories(hearsay_${name} SYSTEM PUBLIC ${HEARSAY_GEN_ROOT})
  target_link_libraries(hearsay_${name} PUBLIC protobuf::libprotobuf ${arg_PUBLIC})
endfunction()

function(hearsay_grpc_library name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "PROTOS;PUBLIC")
  hearsay_generate(sources ".grpc.pb" ${arg_PROTOS})
  add_library(hearsay_${name} STATIC ${sources})
  add_library(hearsay::${name} ALIAS hearsay_${name})
  set_target_properties(hearsay_${name} PROPERTIES HEARSAY_LAYER 5)
  target_include_directories(hearsay_${name} SYSTEM PUBLIC ${HEARSAY_GEN_ROOT})
  target_link_libraries(hearsay_${name} PUBLIC ${arg_PUBLIC} gRPC::grpc++)
endfunction()
