/**
 * The script for bash is the program's own: the library's needs the package bash-completion, evaluates what has been
 * typed, and cannot complete `--flag=`. It asks the program in the same way as the other shells' scripts.
 */
export const bashCompletion = `# bash completion for kalix-ov
_kalix_ov() {
  local -a words=()
  local i last=-1 value rest
  for ((i = 1; i <= COMP_CWORD; i++)); do
    if [[ $last -ge 0 && ( \${COMP_WORDS[i]} == "=" || \${COMP_WORDS[i-1]} == "=" ) ]]; then
      words[last]+=\${COMP_WORDS[i]}
    else
      words+=("\${COMP_WORDS[i]}")
      last=$((last + 1))
    fi
  done
  COMPREPLY=()
  while IFS=$'\\t' read -r value rest; do
    case $value in
      :0) compopt -o default 2>/dev/null ;;
      :*) ;;
      *) COMPREPLY+=("$value") ;;
    esac
  done < <(kalix-ov complete -- "\${words[@]}" 2>/dev/null)
}
complete -F _kalix_ov kalix-ov
`;
