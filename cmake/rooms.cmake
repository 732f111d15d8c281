# A room is one folder of src/ = one library. DEPENDS names the rooms it may include: each room's headers are reached
# only through its own include folder (a link back to the source), so an include that DEPENDS does not allow does not compile.
#
#   colloquio_room(core/talk DEPENDS base core/model [LIBRARIES fmt::fmt ...] [PRIVATE_LIBRARIES ...])
#
# Sources are every *.cpp of the folder, tests every *_test.cpp beside them. Headers: #include "colloquio/core/talk/x.hpp".
add_library(colloquio_flags INTERFACE)
target_compile_options(colloquio_flags INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wnon-virtual-dtor -Wold-style-cast -Woverloaded-virtual -Wimplicit-fallthrough
  -Wno-missing-field-initializers # designated initializers leave out what keeps its default
  $<$<CXX_COMPILER_ID:GNU>:-Wduplicated-cond -Wlogical-op>)
if(COLLOQUIO_SANITIZE)
  target_compile_options(colloquio_flags INTERFACE -fsanitize=${COLLOQUIO_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
  target_link_options(colloquio_flags INTERFACE -fsanitize=${COLLOQUIO_SANITIZE})
  # For tests that measure memory, and for long ones, which take a part of their cases then.
  target_compile_definitions(colloquio_flags INTERFACE COLLOQUIO_SANITIZED)
endif()

if(COLLOQUIO_TESTS)
  find_package(GTest REQUIRED)
  find_package(rapidcheck REQUIRED)
  include(GoogleTest)
endif()

# colloquio_expose(target room-path source-folder): makes the folder reachable as "colloquio/<room-path>/".
function(colloquio_expose target path folder kind)
  string(REPLACE "/" "_" flat ${path})
  # Shared by every build folder, so that the compiler's cache serves them all.
  set(root ${CMAKE_SOURCE_DIR}/build/rooms/${flat})
  get_filename_component(parent ${root}/colloquio/${path} DIRECTORY)
  file(MAKE_DIRECTORY ${parent})
  file(CREATE_LINK ${folder} ${root}/colloquio/${path} SYMBOLIC)
  target_include_directories(${target} ${kind} ${root})
endfunction()

function(colloquio_room path)
  cmake_parse_arguments(ARG "" "" "DEPENDS;LIBRARIES;PRIVATE_LIBRARIES;TEST_DEPENDS;TEST_LIBRARIES" ${ARGN})
  string(REPLACE "/" "_" flat ${path})
  set(target colloquio_${flat})
  set(folder ${CMAKE_CURRENT_SOURCE_DIR})
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${folder}/*.cpp)
  set(tests ${sources})
  list(FILTER sources EXCLUDE REGEX "_test\\.cpp$|/main\\.cpp$")
  list(FILTER tests INCLUDE REGEX "_test\\.cpp$")
  list(TRANSFORM ARG_DEPENDS REPLACE "/" "_")
  list(TRANSFORM ARG_DEPENDS PREPEND colloquio_)
  list(TRANSFORM ARG_TEST_DEPENDS REPLACE "/" "_")
  list(TRANSFORM ARG_TEST_DEPENDS PREPEND colloquio_)

  if(sources)
    add_library(${target} STATIC ${sources})
    colloquio_expose(${target} ${path} ${folder} PUBLIC)
    target_link_libraries(${target} PUBLIC ${ARG_DEPENDS} ${ARG_LIBRARIES} PRIVATE colloquio_flags ${ARG_PRIVATE_LIBRARIES})
  else()
    add_library(${target} INTERFACE)
    colloquio_expose(${target} ${path} ${folder} INTERFACE)
    target_link_libraries(${target} INTERFACE ${ARG_DEPENDS} ${ARG_LIBRARIES})
  endif()
  set_property(GLOBAL APPEND PROPERTY COLLOQUIO_ROOMS ${target})  # what tests/ links
  if(COLLOQUIO_TESTS AND tests)
    add_executable(${target}_test ${tests})
    target_link_libraries(${target}_test PRIVATE ${target} ${ARG_TEST_DEPENDS} ${ARG_TEST_LIBRARIES} colloquio_flags
      GTest::gtest_main GTest::gmock rapidcheck)
    target_compile_definitions(${target}_test PRIVATE COLLOQUIO_FIXTURES="${CMAKE_SOURCE_DIR}/tests/fixtures")
    gtest_discover_tests(${target}_test TEST_PREFIX "${path}: " DISCOVERY_MODE PRE_TEST)
  endif()
endfunction()
