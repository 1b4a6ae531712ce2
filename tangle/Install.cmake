# For other projects: cmake --install gives them headers, a static and a shared library, a CMake package
# (find_package(ouroboros), targets ouroboros::ouroboros and ouroboros::shared) and a pkg-config file.
include(GNUInstallDirs)
include(CMakePackageConfigHelpers)
set(headers_in ${CMAKE_INSTALL_INCLUDEDIR}/ouroboros)
set(package_in ${CMAKE_INSTALL_LIBDIR}/cmake/ouroboros)

# Whether counting leaves receipts is decided here, once: a program that uses the library, in whatever
# configuration it is built itself, must count as the library does.
set(receipts "")
if(CMAKE_BUILD_TYPE STREQUAL Debug)
  set(receipts OB_RECEIPTS)
endif()

add_library(shared SHARED ${library_sources})
# Its functions call each other without a detour, as nobody replaces one, and find their thread without asking the loader.
target_compile_options(shared PRIVATE -fno-semantic-interposition -ftls-model=initial-exec)
set_target_properties(shared PROPERTIES OUTPUT_NAME ouroboros VERSION ${PROJECT_VERSION} SOVERSION 0)
foreach(library ouroboros shared)
  target_include_directories(${library} PUBLIC
    $<BUILD_INTERFACE:${TANGLED}/src> $<INSTALL_INTERFACE:${headers_in}>)
  target_compile_definitions(${library} PUBLIC ${receipts} ${heap_definition})
  target_link_libraries(${library} PUBLIC m)
endforeach()

# What ouroboros.h includes begins with ob_; other headers are the library's own. src/ is the whole library; as of
# a chapter, the headers are those that were tangled for it.
set(headers_from ${PROJECT_SOURCE_DIR}/src)
if(CHAPTER LESS 99)
  set(headers_from ${TANGLED}/src)
endif()
file(GLOB headers CONFIGURE_DEPENDS ${headers_from}/ob_*.h ${headers_from}/ouroboros.h)
install(FILES ${headers} DESTINATION ${headers_in})
install(TARGETS ouroboros shared EXPORT ouroborosTargets)
install(EXPORT ouroborosTargets NAMESPACE ouroboros:: FILE ouroborosConfig.cmake DESTINATION ${package_in})
write_basic_package_version_file(${PROJECT_BINARY_DIR}/ouroborosConfigVersion.cmake
  COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/ouroborosConfigVersion.cmake DESTINATION ${package_in})

# Relative to where the file is found, so that the folder may be moved.
file(RELATIVE_PATH up /prefix/${CMAKE_INSTALL_LIBDIR}/pkgconfig /prefix)
if(receipts)
  set(pc_receipts " -D${receipts}")
endif()
file(CONFIGURE OUTPUT ${PROJECT_BINARY_DIR}/ouroboros.pc @ONLY CONTENT
[[prefix=${pcfiledir}/@up@
Name: ouroboros
Description: @PROJECT_DESCRIPTION@
Version: @PROJECT_VERSION@
Cflags: -I${prefix}/@CMAKE_INSTALL_INCLUDEDIR@/ouroboros@pc_receipts@
Libs: -L${prefix}/@CMAKE_INSTALL_LIBDIR@ -louroboros
Libs.private: -lm
]])
install(FILES ${PROJECT_BINARY_DIR}/ouroboros.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)
