# How every target of this project is compiled: one place, private to the repository.

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)

if(NOT CMAKE_BUILD_TYPE AND NOT CMAKE_CONFIGURATION_TYPES)
    set(CMAKE_BUILD_TYPE Release CACHE STRING "Build type" FORCE)
endif()

find_program(TK_CCACHE ccache)
if(TK_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
    set(CMAKE_CXX_COMPILER_LAUNCHER ${TK_CCACHE})
endif()

add_library(tk_compile_options INTERFACE)
if(MSVC)
    target_compile_options(tk_compile_options INTERFACE /W4 /WX /utf-8 /fp:precise)
else()
    target_compile_options(
        tk_compile_options
        INTERFACE -Wall -Wextra -Wconversion -Wshadow -Werror
                  # One order of summation on every machine: no fused multiply-add behind our back.
                  -ffp-contract=off)
    if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
        # Warns of overlapping copies in every `"text" + std::string` (GCC bug 105651).
        target_compile_options(tk_compile_options INTERFACE -Wno-restrict)
    endif()
endif()

if(TK_SANITIZER STREQUAL "address")
    target_compile_options(tk_compile_options INTERFACE -fsanitize=address,undefined
                                                        -fno-sanitize-recover=all
                                                        -fno-omit-frame-pointer)
    target_link_options(tk_compile_options INTERFACE -fsanitize=address,undefined)
    target_compile_definitions(tk_compile_options INTERFACE TK_SANITIZED=1)
elseif(TK_SANITIZER STREQUAL "thread")
    target_compile_options(tk_compile_options INTERFACE -fsanitize=thread -fno-omit-frame-pointer)
    target_link_options(tk_compile_options INTERFACE -fsanitize=thread)
    # Debian's oneTBB is not instrumented; parallel_for is built on std::jthread instead.
    target_compile_definitions(tk_compile_options INTERFACE TK_SANITIZED=1 TK_PARALLEL_JTHREAD=1)
endif()
