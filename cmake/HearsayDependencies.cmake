# Every outside library, found once and given an imported target. All are
# Debian 12 packages; deploy/install_packages.sh installs them.
find_package(Threads REQUIRED)
find_package(absl REQUIRED)
find_package(Protobuf REQUIRED)
find_package(gRPC CONFIG REQUIRED)
find_package(OpenSSL REQUIRED)
find_package(RocksDB CONFIG REQUIRED)
find_package(ICU REQUIRED COMPONENTS uc i18n data)
find_package(ZLIB REQUIRED)
find_package(LibXml2 REQUIRED)
find_package(CURL REQUIRED)
find_package(SQLite3 REQUIRED)
find_package(simdjson REQUIRED)
find_package(prometheus-cpp CONFIG REQUIRED)
find_package(PkgConfig REQUIRED)
pkg_check_modules(hearsay_gumbo REQUIRED IMPORTED_TARGET gumbo)
pkg_check_modules(hearsay_psl REQUIRED IMPORTED_TARGET libpsl)
pkg_check_modules(hearsay_zstd REQUIRED IMPORTED_TARGET libzstd)
# (The prefix keeps our cache variables apart from those of the find modules.)

# Packages that ship neither a CMake nor a pkg-config file.
function(hearsay_find_plain_library target header library)
  find_path(${target}_INCLUDE ${header} REQUIRED)
  find_library(${target}_LIBRARY ${library} REQUIRED)
  add_library(hearsay_ext::${target} UNKNOWN IMPORTED)
  set_target_properties(hearsay_ext::${target} PROPERTIES
    IMPORTED_LOCATION ${${target}_LIBRARY}
    INTERFACE_INCLUDE_DIRECTORIES ${${target}_INCLUDE})
endfunction()
hearsay_find_plain_library(stemmer libstemmer.h stemmer)
hearsay_find_plain_library(cld2 cld2/public/compact_lang_det.h cld2)

find_program(HEARSAY_GRPC_PLUGIN grpc_cpp_plugin REQUIRED)
if(BUILD_TESTING)
  find_package(GTest REQUIRED)
  find_package(benchmark REQUIRED)
endif()
