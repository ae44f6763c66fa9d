export function keepingPart() {
  return null;
}
