# Compiler settings that every target of ours shares, as the interface target
# hearsay_options.
set(HEARSAY_SANITIZE "" CACHE STRING "Value of -fsanitize=, for the asan, tsan and fuzz presets")
option(HEARSAY_FUZZ "Build the libFuzzer targets (clang only)" OFF)

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_CXX_FLAGS_RELEASE "-O2 -g1")
set(CMAKE_VERIFY_INTERFACE_HEADER_SETS ON)
set_property(GLOBAL PROPERTY GLOBAL_DEPENDS_NO_CYCLES ON)

find_program(HEARSAY_CCACHE ccache)
if(HEARSAY_CCACHE)
  # The base folder makes two checkouts share their objects; the sloppiness is
  # what ccache asks for where headers are precompiled; what a file includes is
  # read from the list that the compiler writes for Ninja, instead of running
  # the preprocessor for it.
  set(CMAKE_CXX_COMPILER_LAUNCHER env CCACHE_BASEDIR=${PROJECT_SOURCE_DIR} CCACHE_DEPEND=1 CCACHE_NOHASHDIR=1
    CCACHE_SLOPPINESS=pch_defines,time_macros ${HEARSAY_CCACHE})
endif()

add_library(hearsay_options INTERFACE)
target_compile_options(hearsay_options INTERFACE -Wall -Wextra -Wno-unused-parameter -Werror=return-type
  -Werror=unused-result -fno-omit-frame-pointer)
target_include_directories(hearsay_options INTERFACE ${PROJECT_SOURCE_DIR})
if(CMAKE_CXX_COMPILER_ID MATCHES "Clang")
  target_compile_options(hearsay_options INTERFACE -Wthread-safety)
endif()
if(CMAKE_CXX_COMPILER_ID MATCHES "Clang")
  # A precompiled header is the same whenever it was made.
  add_compile_options("SHELL:-Xclang -fno-pch-timestamp")
endif()

# Sets `variable` to the seconds that a test may take which takes no more than
# `seconds` without a sanitizer: with ThreadSanitizer all is ten times as slow.
function(hearsay_timeout variable seconds)
  if(HEARSAY_SANITIZE MATCHES "thread")
    math(EXPR seconds "10 * ${seconds}")
  endif()
  set(${variable} ${seconds} PARENT_SCOPE)
endfunction()

if(HEARSAY_SANITIZE)
  # Reports need lines, not variables.
  set(CMAKE_CXX_FLAGS_DEBUG "-g1")
  add_compile_options(-fsanitize=${HEARSAY_SANITIZE} -fno-sanitize-recover=all -O1)
  # Debian's libraries carry no vptr type information that UBSan could check.
  add_compile_options($<$<BOOL:${HEARSAY_FUZZ}>:-fsanitize=fuzzer-no-link> -fno-sanitize=vptr)
  add_link_options(-fsanitize=${HEARSAY_SANITIZE} -fno-sanitize=vptr)
endif()
