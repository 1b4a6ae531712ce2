# Sets TANGLED, the folder that has src/ and the rest of the book's C, and TANGLED_WITH_LINES, whether
# that C speaks of the chapters. Tangles again whenever a chapter has changed.
set(TANGLED ${PROJECT_SOURCE_DIR})
set(TANGLED_WITH_LINES OFF)

find_program(NOTANGLE notangle)
mark_as_advanced(NOTANGLE)
if(NOWEB AND NOTANGLE)
  set(TANGLED ${PROJECT_BINARY_DIR}/tangled)
  set(TANGLED_WITH_LINES ON)
  file(GLOB tangled_from CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/book/*.nw)
  list(APPEND tangled_from ${PROJECT_SOURCE_DIR}/tangle/tangle ${PROJECT_SOURCE_DIR}/tangle/chunks.awk)
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${tangled_from})
  execute_process(COMMAND ${PROJECT_SOURCE_DIR}/tangle/tangle -l -n ${CHAPTER} ${TANGLED}
                  RESULT_VARIABLE tangle_result)
  if(tangle_result)
    message(FATAL_ERROR "The book does not tangle; the reasons stand above.")
  endif()
elseif(CHAPTER LESS 99)
  message(FATAL_ERROR "The library as of a chapter is made by noweb, which is not here: "
                      "make setup test installs it (on Debian, the package noweb).")
endif()

# The compiler runs in the build folder. There book/ leads to the chapters, so that it can show their
# text; a debugger looks for them from the project's root.
function(tangled_paths folder)
  file(MAKE_DIRECTORY ${folder})
  file(CREATE_LINK ${PROJECT_SOURCE_DIR}/book ${folder}/book SYMBOLIC)
endfunction()
tangled_paths(${PROJECT_BINARY_DIR})
tangled_paths(${PROJECT_BINARY_DIR}/tests)
add_compile_options(-fdebug-prefix-map=${PROJECT_BINARY_DIR}=${PROJECT_SOURCE_DIR})
