// What makes pages nicer where scripts run; everything works without.
import { initAll } from './govuk/govuk-frontend.min.js'

document.body.classList.add('js-enabled', 'govuk-frontend-supported')
initAll()

// Progress of a load as it happens.
const progress = document.querySelector('[data-progress]')
if (progress && window.EventSource) {
  const source = new EventSource(progress.dataset.progress)
  const text = progress.querySelector('[data-progress-text]')
  source.onmessage = event => {
    const state = JSON.parse(event.data)
    if (!state.waiting) {
      source.close()
      window.location.reload()
    } else if (text) {
      text.textContent = `${state.children.toLocaleString('en-GB')} children checked so far. What was there before counts until this is done.`
    }
  }
}

// A suggested text fills the box, to be changed.
for (const select of document.querySelectorAll('[data-fill]')) {
  select.addEventListener('change', () => {
    const box = document.getElementById(select.dataset.fill)
    if (select.value && !box.value.trim()) box.value = select.value
  })
}

// Upload with a progress bar: the token and the answer go first, so that nothing is sent in vain.
const upload = document.querySelector('form[data-upload]')
if (upload) {
  upload.addEventListener('submit', event => {
    const files = upload.querySelector('input[type=file]').files
    if (!files.length) return
    event.preventDefault()
    if ([...files].reduce((sum, file) => sum + file.size, 0) > Number(upload.dataset.upload)) {
      // As the server would say it, without sending anything first.
      const group = upload.querySelector('.govuk-form-group')
      let problem = document.getElementById('file-error')
      if (!problem) {
        problem = document.createElement('p')
        problem.className = 'govuk-error-message'
        problem.id = 'file-error'
        group.classList.add('govuk-form-group--error')
        group.querySelector('.oc-drop').before(problem)
      }
      problem.innerHTML = '<span class="govuk-visually-hidden">Error:</span> '
      problem.append(upload.dataset.tooLarge)
      const input = upload.querySelector('input[type=file]')
      input.setAttribute('aria-describedby', 'file-hint file-error')
      input.focus()
      return
    }
    const data = new FormData()
    data.append('__RequestVerificationToken', upload.querySelector('input[name=__RequestVerificationToken]').value)
    const overwrite = upload.querySelector('#overwrite')
    if (overwrite) data.append('overwrite', overwrite.checked ? 'true' : 'false')
    for (const file of files) data.append('file', file)
    const shown = document.getElementById('upload-progress')
    shown.hidden = false
    const request = new XMLHttpRequest()
    request.upload.onprogress = p => { if (p.lengthComputable) shown.textContent = `${Math.floor(100 * p.loaded / p.total)}% sent` }
    request.onload = () => {
      if (request.responseURL && new URL(request.responseURL).pathname !== window.location.pathname) {
        window.location.assign(request.responseURL)
      } else {
        document.open()
        document.write(request.responseText)
        document.close()
      }
    }
    request.onerror = () => { shown.textContent = 'The file could not be sent. Check your connection and try again. Nothing was overwritten.' }
    request.open('POST', window.location.href)
    request.send(data)
  })
}

// Text that was typed is kept in this browser tab until it is saved, so that signing in again loses nothing. Nobody else gets it who signs
// in at the same browser.
const typed = `typed ${document.body.dataset.person} `
const nameOf = form => form.querySelector('input[name=path]')?.value ?? form.id
if (document.querySelector('.govuk-notification-banner--success')) {
  const submitted = sessionStorage.getItem('submitted')
  if (submitted) {
    for (const key of Object.keys(sessionStorage)) if (key.startsWith(typed + submitted)) sessionStorage.removeItem(key)
    sessionStorage.removeItem('submitted')
  }
}
for (const form of document.querySelectorAll('form[data-keep-text]')) {
  for (const box of form.querySelectorAll('textarea, input:not([type]):not([readonly])')) {
    const key = `${typed}${window.location.pathname} ${nameOf(form)} ${box.name}`
    const kept = JSON.parse(sessionStorage.getItem(key))
    if (kept && kept.text !== box.value) {
      if (!box.value || box.value === kept.before) {
        box.value = kept.text
      } else {
        // Somebody else saved something there meanwhile: theirs stays in the box, and what was typed is shown with it.
        const shown = document.createElement('div')
        shown.className = 'govuk-inset-text oc-text'
        shown.append(`You typed before, and it is not saved: ${kept.text}`)
        box.after(shown)
      }
    }
    const before = box.defaultValue
    box.addEventListener('input', () => sessionStorage.setItem(key, JSON.stringify({ before, text: box.value })))
  }
  // What stands in the other forms of the page stays, unless records change their places.
  form.addEventListener('submit', event => sessionStorage.setItem('submitted', `${window.location.pathname} ${event.submitter?.value === 'save' ? `${nameOf(form)} ` : ''}`))
}

// One box chooses all boxes of a list.
document.addEventListener('change', event => {
  const name = event.target.dataset.chooseAll
  if (name) for (const box of event.target.form.querySelectorAll(`input[type=checkbox][name=${name}]`)) box.checked = event.target.checked
  else if (event.target.type === 'checkbox' && !event.target.checked) {
    const all = event.target.form?.querySelector(`[data-choose-all=${event.target.name}]`)
    if (all) all.checked = false
  }
})

// A part of a page that shows how things stand asks for itself again, unless somebody works in it. It does not keep anybody signed in.
const live = document.querySelector('[data-refresh]')
if (live) {
  const pause = document.createElement('button')
  pause.type = 'button'
  pause.className = 'govuk-button govuk-button--secondary oc-pause'
  pause.textContent = 'Stop updating'
  live.before(pause)
  const isUsed = () => live.contains(document.activeElement) || live.querySelector('input[type=checkbox]:checked, details[open]')
  const ask = async () => {
    if (document.hidden || isUsed()) return
    const answer = await fetch(window.location.href, { headers: { 'X-Refresh': '1' }, credentials: 'same-origin' }).catch(() => null)
    if (!answer?.ok) return
    const fresh = answer.redirected ? null : new DOMParser().parseFromString(await answer.text(), 'text/html').getElementById(live.id)
    if (!fresh) stop('You were signed out, so this page is not updated any more.')
    else if (!isUsed()) live.innerHTML = fresh.innerHTML
  }
  let timer = window.setInterval(ask, Number(live.dataset.refresh) * 1000)
  const stop = why => {
    window.clearInterval(timer)
    timer = null
    pause.textContent = 'Update again'
    if (why) live.querySelector('[data-refresh-time]').textContent = why
  }
  pause.addEventListener('click', () => {
    if (timer) {
      stop()
    } else {
      window.location.reload()
    }
  })
}

// A warning before the idle time is over, two minutes where that is long.
const idle = Number(document.body.dataset.idleSeconds || 0)
if (idle > 0) {
  const warn = () => window.setTimeout(() => {
    const dialog = document.createElement('dialog')
    dialog.className = 'oc-dialog'
    dialog.setAttribute('aria-labelledby', 'idle-title')
    dialog.innerHTML = '<h2 class="govuk-heading-m" id="idle-title">You will be signed out soon</h2><p class="govuk-body">For safety you are signed out after a time without a new page. What you typed is kept in this tab.</p><button class="govuk-button" type="button">Stay signed in</button>'
    dialog.querySelector('button').addEventListener('click', async () => { await fetch('/help', { credentials: 'same-origin' }); dialog.close(); dialog.remove(); warn() })
    document.body.append(dialog)
    dialog.showModal()
  }, (idle - Math.min(120, idle / 2)) * 1000)
  warn()
}
