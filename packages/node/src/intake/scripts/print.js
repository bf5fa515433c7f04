/** Shows the button that prints, which does nothing without a script, in place of the advice. */
const button = document.getElementById('print');
const advice = document.getElementById('print-how');
if (button) {
  button.hidden = false;
  if (advice) advice.hidden = true;
  button.addEventListener('click', () => window.print());
}
