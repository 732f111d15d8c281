# Installing and the .deb: bin/colloquio finds its own DuckDB in lib/colloquio, wherever the two are put.
#
#   cmake --install build/release --prefix DIR
#   cmake --build --preset release --target package    -> build/release/colloquio_<version>_<architecture>.deb
if(NOT TARGET colloquio)
  return()
endif()
set_target_properties(colloquio PROPERTIES INSTALL_RPATH "$ORIGIN/../lib/colloquio")
install(TARGETS colloquio RUNTIME DESTINATION bin)
install(FILES ${COLLOQUIO_DUCKDB}/libduckdb.so DESTINATION lib/colloquio)
install(FILES ${CMAKE_SOURCE_DIR}/LICENSE DESTINATION share/doc/colloquio RENAME copyright)
install(FILES ${COLLOQUIO_DUCKDB}/LICENSE DESTINATION share/doc/colloquio RENAME copyright.duckdb)
install(FILES ${CMAKE_SOURCE_DIR}/CHANGELOG.md DESTINATION share/doc/colloquio)

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME colloquio)
set(CPACK_PACKAGE_VENDOR Colloquio)
set(CPACK_PACKAGE_CONTACT "Colloquio developers <colloquio@localhost>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "turns a company's channels back into conversation")
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION
"Reads a company's exports (forum, blog, mail, social networks), tells talk from
taps, and reports whether the company is in a dialogue: with whom, how deep,
how fast it answers, whether it grows.")
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION misc)
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
# The libraries' packages and their least versions are read from the program itself; the rest is apt-run.txt.
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS_PRIVATE_DIRS ${COLLOQUIO_DUCKDB})
file(STRINGS ${CMAKE_SOURCE_DIR}/packaging/apt-run.txt run_packages REGEX "^[^#]")
list(JOIN run_packages ", " CPACK_DEBIAN_PACKAGE_DEPENDS)
include(CPack)
