export const id = 5186;
export const ids = [5186];
export const modules = {

/***/ 2675:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ changesText)
/* harmony export */ });
/** e.g. `MemorySize 128 → 512, ~ Layers, + STAGE, - OLD`: names, and no value of a variable. */
function changesText(changes) {
    return changes.map(changeText).join(', ');
}
const SIGNS = { added: '+', changed: '~', removed: '-' };
function changeText({ kind, name, from, to }) {
    return to === undefined ? `${SIGNS[kind]} ${name}` : `${name} ${from ?? 'none'} → ${to}`;
}


/***/ }),

/***/ 54997:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BT: () => (/* binding */ planSpans),
/* harmony export */   ev: () => (/* binding */ wouldChange),
/* harmony export */   k0: () => (/* binding */ willRelease)
/* harmony export */ });
/* harmony import */ var _deploy_configuration_changes_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2675);
/* harmony import */ var _deploy_previous_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9284);
/* harmony import */ var _percent_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(92020);
/* harmony import */ var _outcome_queries_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(21693);




const UNCHECKED = 'Lambda checks a configuration only when it is updated.';
const NOT_KNOWN = 'whether its code differs is not known';
/** Whether a dry run would change something, as the end of a sentence. */
function wouldChange(outcome) {
    if (outcome.plan?.source.kind === 'published-version')
        return promotion(outcome);
    if (outcome.facts.missing !== undefined)
        return [' would be created'];
    const changed = (0,_outcome_queries_js__WEBPACK_IMPORTED_MODULE_1__/* .isChanged */ .Hq)(outcome);
    if (changed === true)
        return [' would change'];
    if (changed === undefined)
        return [` would be updated; ${NOT_KNOWN}`];
    return [' would not change', ...releasedAsItIs(outcome)];
}
/** The same with everything that would change, and what Lambda says of it: the plan in one line. */
function planSpans(outcome) {
    const end = `. ${answerOf(outcome.facts)}Nothing was changed.`;
    if (outcome.plan?.source.kind === 'published-version')
        return [...promotion(outcome), end];
    const changed = (0,_outcome_queries_js__WEBPACK_IMPORTED_MODULE_1__/* .isChanged */ .Hq)(outcome);
    const changes = changesOf(outcome, changed === true ? 'a new version' : 'a version with its code');
    if (changed === false)
        return [...wouldChange(outcome), end];
    if (changed === undefined)
        return [...wouldChange(outcome), ...changes.map((change) => `; ${change}`), end];
    const known = outcome.facts.sha256 !== undefined || outcome.facts.missing !== undefined;
    const list = changes.length === 0 ? '' : `: ${changes.join(', ')}`;
    return [...wouldChange(outcome), `${list}${known ? '' : `; ${NOT_KNOWN}`}`, end];
}
/** Where the alias would move to, of a version that is published already. */
function promotion({ facts, plan }) {
    const { aliasBefore, published } = facts;
    const name = { code: plan?.release?.alias?.name ?? '' };
    if (published === undefined)
        return [' would move ', name];
    if (aliasBefore === undefined)
        return [' would create ', name, ` for version ${published.version}`];
    if (aliasBefore.version === published.version && Object.keys(aliasBefore.weights).length === 0) {
        return [' would not change: ', name, ` already serves version ${published.version}`];
    }
    return [' would move ', name, ` from version ${aliasBefore.version} to version ${published.version}`];
}
/** Whether something would be released although the code stays as it is. */
function willRelease(outcome) {
    if (outcome.plan?.source.kind === 'published-version') {
        return outcome.facts.aliasBefore?.version !== outcome.facts.published?.version;
    }
    return releasedAsItIs(outcome).length > 0;
}
function changesOf(outcome, next) {
    const { before, configuration, missing, sha256 } = outcome.facts;
    const { architecture, release } = outcome.plan ?? {};
    if (missing !== undefined) {
        const code = sha256 === undefined ? [] : [`code ${(0,_outcome_queries_js__WEBPACK_IMPORTED_MODULE_1__/* .shortHash */ .BC)(sha256)}`];
        return [...code, ...(release ? [releaseOf(release, outcome, 'version 1')] : [])];
    }
    if (before === undefined)
        return [];
    const code = sha256 === undefined || sha256 === before.codeSha256
        ? undefined
        : `code ${(0,_outcome_queries_js__WEBPACK_IMPORTED_MODULE_1__/* .shortHash */ .BC)(before.codeSha256)} → ${(0,_outcome_queries_js__WEBPACK_IMPORTED_MODULE_1__/* .shortHash */ .BC)(sha256)}`;
    const moved = architecture === undefined || architecture === before.architecture
        ? undefined
        : `architecture ${before.architecture} → ${architecture}`;
    const changes = configuration?.changes ?? [];
    const configured = changes.length === 0 ? undefined : (0,_deploy_configuration_changes_js__WEBPACK_IMPORTED_MODULE_0__/* .changesText */ .T)(changes);
    const released = release && releaseOf(release, outcome, next);
    return [code, moved, configured, released].filter((change) => change !== undefined);
}
function releaseOf({ alias, codeDeploy, publishTo }, outcome, next) {
    const { aliasBefore } = outcome.facts;
    if (alias !== undefined) {
        return aliasBefore === undefined
            ? `new alias ${alias.name} → ${next}`
            : alias.weight === undefined
                ? `${alias.name} ${aliasBefore.version} → ${next}${codeDeploy ? ' by CodeDeploy' : ''}`
                : `${alias.name} sends ${(0,_percent_js__WEBPACK_IMPORTED_MODULE_2__/* .percent */ .K)(alias.weight)} to ${next}`;
    }
    if (publishTo !== undefined)
        return 'published to $LATEST.PUBLISHED';
    return (0,_outcome_queries_js__WEBPACK_IMPORTED_MODULE_1__/* .isChanged */ .Hq)(outcome) === true
        ? 'published as a new version'
        : 'a version would be published unless the newest one has its code';
}
/** What a release would do with the code that is there; empty if nothing. */
function releasedAsItIs({ facts, plan }) {
    const { alias, publishTo } = plan?.release ?? {};
    const { aliasBefore, published } = facts;
    if (alias === undefined) {
        if (publishTo !== undefined)
            return ['; it would be published to ', { code: '$LATEST.PUBLISHED' }];
        // The newest version is not looked up in a dry run.
        const unless = '; a version would be published unless the newest one has this code';
        return plan?.release === undefined ? [] : [unless];
    }
    const name = { code: alias.name };
    if ((0,_outcome_queries_js__WEBPACK_IMPORTED_MODULE_1__/* .isAliasMissing */ .vx)(facts))
        return ['; ', name, ' would be created'];
    if (published === undefined)
        return ['; ', name, ' would move to a version with this code'];
    const splits = (0,_deploy_previous_js__WEBPACK_IMPORTED_MODULE_3__/* .isNumber */ .E)(aliasBefore?.version) && Object.keys(aliasBefore.weights).length > 0;
    return splits ? ['; ', name, ` would send all of its traffic to version ${aliasBefore.version}`] : [];
}
function answerOf({ configuration, dryRunAnswer, missing }) {
    switch (dryRunAnswer?.kind) {
        case 'accepted':
            return (configuration?.changes ?? []).length > 0
                ? `Lambda accepts the code. ${UNCHECKED} `
                : 'Lambda accepts it. ';
        case 'nothing to ask':
            return '';
        case 'cannot be asked':
            return `${missing === undefined ? UNCHECKED : 'Lambda checks it only when it is created.'} `;
        case 'not asked':
        case undefined:
            return 'Lambda was not asked. ';
    }
}


/***/ }),

/***/ 85186:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Gg: () => (/* binding */ titleOf),
/* harmony export */   XS: () => (/* binding */ versionSpan),
/* harmony export */   gD: () => (/* binding */ headlineOf),
/* harmony export */   qR: () => (/* binding */ headingSpans),
/* harmony export */   qi: () => (/* binding */ firstSentence),
/* harmony export */   wW: () => (/* binding */ labelled)
/* harmony export */ });
/* harmony import */ var _deploy_outcome_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(37645);
/* harmony import */ var _deploy_previous_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9284);
/* harmony import */ var _percent_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(92020);
/* harmony import */ var _dry_run_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(54997);
/* harmony import */ var _html_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(50559);
/* harmony import */ var _outcome_queries_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(21693);
/* harmony import */ var _sanitize_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7085);







const LATEST = { code: '$LATEST' };
const FAILED_AFTER = ', but the step failed after it';
/** What a step came to, in one sentence for log and summary: they cannot disagree. A dry run's is its whole plan. */
function headlineOf(outcome) {
    const planned = outcome.status === 'planned';
    return (0,_sanitize_js__WEBPACK_IMPORTED_MODULE_3__/* .sanitizeLine */ .g$)((0,_html_js__WEBPACK_IMPORTED_MODULE_1__/* .textOf */ .b6)(planned ? [nameFor(outcome), ...(0,_dry_run_js__WEBPACK_IMPORTED_MODULE_0__/* .planSpans */ .BT)(outcome)] : headingSpans(outcome)));
}
/** The same sentence without the error's own, which an annotation has as its message. */
function titleOf(outcome) {
    return (0,_sanitize_js__WEBPACK_IMPORTED_MODULE_3__/* .sanitizeLine */ .g$)((0,_html_js__WEBPACK_IMPORTED_MODULE_1__/* .textOf */ .b6)(resultSpans(outcome)));
}
/**
 * A sentence about one of several targets: what tells it apart takes the place of the function's name, or stands before
 * the sentence.
 *
 * @param label e.g. `checkout in eu-west-1`, `eu-west-1`
 */
function labelled(label, sentence, outcome) {
    const name = (0,_outcome_queries_js__WEBPACK_IMPORTED_MODULE_2__/* .nameOf */ .Vb)(outcome) ?? '';
    return label.startsWith(name) && sentence.startsWith(`${name} `)
        ? `${label}${sentence.slice(name.length)}`
        : `${label}: ${sentence}`;
}
/** The same sentence with its names marked; the plan of a dry run is left to the table below it. */
function headingSpans(outcome) {
    const { error, status } = outcome;
    const reason = status === 'failed' && error !== undefined ? firstSentence(error.what) : '';
    return reason === '' ? resultSpans(outcome) : [...resultSpans(outcome), ': ', reason];
}
/** The first line of what failed, without its full stop. */
function firstSentence(what) {
    const [line = ''] = (0,_sanitize_js__WEBPACK_IMPORTED_MODULE_3__/* .sanitizeText */ .jZ)(what).trim().split('\n', 1);
    return line.trim().replace(/[.:]$/, '');
}
function resultSpans(outcome) {
    const fn = nameFor(outcome);
    switch (outcome.status) {
        case 'planned':
            return ['Dry run: ', fn, ...(0,_dry_run_js__WEBPACK_IMPORTED_MODULE_0__/* .wouldChange */ .ev)(outcome)];
        case 'unchanged':
            return [fn, ' unchanged: nothing to deploy'];
        case 'deployed':
            return [fn, ...deployedAs(outcome), ...deployed(outcome), outcome.error ? FAILED_AFTER : ''];
        case 'incomplete':
            return [fn, ...incomplete(outcome)];
        case 'failed':
            return failed(fn, outcome);
    }
}
function deployedAs({ facts }) {
    return [facts.created === undefined ? ' deployed: ' : ' created and deployed: '];
}
/** `version 7`, or a qualifier that is no number as it is. */
function versionSpan(version) {
    return (0,_deploy_previous_js__WEBPACK_IMPORTED_MODULE_4__/* .isNumber */ .E)(version) ? `version ${version}` : { code: version };
}
function nameFor(outcome) {
    return { code: (0,_outcome_queries_js__WEBPACK_IMPORTED_MODULE_2__/* .nameOf */ .Vb)(outcome) ?? 'function' };
}
/** What was reached by a step that met everything it was asked for. */
function deployed(outcome) {
    const { alias, created, published, newVersion, update } = outcome.facts;
    if (alias !== undefined) {
        const uploaded = update === 'not sent' && created === undefined ? ' without an upload' : '';
        if (alias.from === undefined)
            return ['new alias ', { code: alias.name }, ' → ', versionSpan(alias.to)];
        if (alias.weight !== undefined) {
            const end = alias.moved ? uploaded : ' already';
            return [{ code: alias.name }, ` sends ${(0,_percent_js__WEBPACK_IMPORTED_MODULE_5__/* .percent */ .K)(alias.weight)} to `, versionSpan(alias.to), end];
        }
        return alias.moved
            ? [{ code: alias.name }, ' → ', versionSpan(alias.to), uploaded]
            : [{ code: alias.name }, ' already serves ', versionSpan(alias.to)];
    }
    if (published === undefined)
        return [LATEST, ...newCode(outcome)];
    return [versionSpan(published.version), newVersion === false ? ', which was there already' : ''];
}
function incomplete(outcome) {
    const { facts, error } = outcome;
    const { alias, published, ready, update } = facts;
    if (error === undefined && (0,_deploy_outcome_js__WEBPACK_IMPORTED_MODULE_6__/* .isNotLive */ .ec)(facts)) {
        return [' updated, but not live: callers reach ', { code: '$LATEST.PUBLISHED' }];
    }
    if (alias !== undefined)
        return [' deployed: ', ...deployed(outcome), FAILED_AFTER];
    const serves = stillServes(outcome);
    if (published !== undefined) {
        const version = versionSpan(published.version);
        if (ready !== true)
            return [' is half deployed: ', version, ' is published but not ready', ...serves];
        if (facts.smokeTest === 'failed')
            return [' is half deployed: ', version, ' failed its smoke test', ...serves];
        if (facts.codeDeployment !== undefined)
            return [' is half deployed: CodeDeploy did not shift all traffic to ', version, ...serves];
        return serves.length === 0
            ? [' deployed: ', version, FAILED_AFTER]
            : [' is half deployed: ', version, ' is ready', ...serves];
    }
    if (facts.created === 'unanswered')
        return [' may have been created: nobody answered CreateFunction'];
    if (facts.created === 'accepted')
        return [' is created, but not ready', ...serves];
    if (update === 'unanswered')
        return [' may have new code: nobody answered the update', ...serves];
    if (facts.configuration?.update === 'unanswered')
        return [' may have a new configuration: nobody answered its update', ...serves];
    return [...onLatest(outcome), ...serves];
}
/** The code is on `$LATEST`, or was there; no version of it is known. */
function onLatest(outcome) {
    const { configuration, publishUnanswered, replaced, update } = outcome.facts;
    const release = outcome.plan?.release;
    if (publishUnanswered === true)
        return [' may have a new version: nobody answered PublishVersion'];
    if (replaced === true) {
        return [
            isCodeReplaced(outcome)
                ? ' runs other code than this step sent'
                : ' has another configuration than this step read',
        ];
    }
    const latest = [LATEST, ...newCode(outcome)];
    if (update === 'accepted' || configuration?.update === 'accepted')
        return [' is half deployed: ', ...latest, ', but the update has not finished'];
    if (release === undefined)
        return [' deployed: ', ...latest, FAILED_AFTER];
    const unpublished = release.alias === undefined ? ', but no version was published' : '';
    return [' is half deployed: ', ...latest, unpublished];
}
/** Else it was the configuration. */
function isCodeReplaced({ facts }) {
    return (facts.configuration === undefined ||
        facts.sha256 === undefined ||
        facts.current?.codeSha256 !== facts.sha256);
}
function newCode(outcome) {
    const { before, current, update } = outcome.facts;
    if ((0,_outcome_queries_js__WEBPACK_IMPORTED_MODULE_2__/* .isChanged */ .Hq)(outcome) === false)
        return [' has this code'];
    const configured = (0,_outcome_queries_js__WEBPACK_IMPORTED_MODULE_2__/* .isConfigurationChanged */ .vO)(outcome) === true;
    if (configured && (0,_outcome_queries_js__WEBPACK_IMPORTED_MODULE_2__/* .isCodeChanged */ .A5)(outcome) === false)
        return [' has the new configuration'];
    if (outcome.facts.created !== undefined)
        return [' has this code'];
    if (current === undefined || current.codeSha256 !== before?.codeSha256)
        return [configured ? ' has the new code and configuration' : ' has the new code'];
    const architecture = { code: current.architecture };
    return update === 'accepted' ? [' was set to ', architecture] : [' runs on ', architecture, ' now'];
}
/** What an alias does that was not moved, as the end of a sentence; empty where none was asked for. */
function stillServes(outcome) {
    const { facts } = outcome;
    const name = (0,_outcome_queries_js__WEBPACK_IMPORTED_MODULE_2__/* .wantedAlias */ .EW)(outcome);
    if (name === undefined)
        return [];
    const { aliasBefore, aliasNow, aliasUnanswered } = facts;
    if (aliasUnanswered === true) {
        return [', ', { code: name }, aliasBefore ? ' may have moved' : ' may have been created'];
    }
    if (aliasNow !== undefined && aliasNow.state?.revisionId !== aliasBefore?.revisionId) {
        const { state } = aliasNow;
        if (state === undefined)
            return [', ', { code: name }, ' is gone'];
        const shares = Object.keys(state.weights).length > 0 ? ' and others' : '';
        return [', ', { code: name }, ' serves ', versionSpan(state.version), shares];
    }
    if (aliasBefore === undefined)
        return [', ', { code: name }, ' was not created'];
    return [', ', { code: name }, ' still serves ', versionSpan(aliasBefore.version)];
}
function failed(fn, outcome) {
    if (outcome.plan === undefined)
        return ['Nothing was deployed'];
    if ((0,_outcome_queries_js__WEBPACK_IMPORTED_MODULE_2__/* .isDryRun */ .vG)(outcome))
        return ['Dry run of ', fn, ' failed'];
    return [fn, outcome.facts.update === 'abandoned' ? ' still serves its old code' : ' was not touched'];
}


/***/ }),

/***/ 50559:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CS: () => (/* binding */ prose),
/* harmony export */   DV: () => (/* binding */ codeBlock),
/* harmony export */   X1: () => (/* binding */ escapeText),
/* harmony export */   aY: () => (/* binding */ code),
/* harmony export */   b6: () => (/* binding */ textOf),
/* harmony export */   qy: () => (/* binding */ html),
/* harmony export */   tp: () => (/* binding */ table),
/* harmony export */   yZ: () => (/* binding */ collapsed)
/* harmony export */ });
/* harmony import */ var _sanitize_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7085);

/** Characters of one text: long texts would push everything else out of a summary. */
const MAX_LENGTH = 1_000;
/** Lines of one text. */
const MAX_LINES = 30;
/** Characters of a cell that is not broken into lines, references counted as they are written. */
const MAX_UNBROKEN = 24;
/** What GitHub makes a link of, unless it stands in code: mentions, issues, addresses. */
const LINKED = /@\w|#\d|\bGH-\d|:\/\/|\bwww\./i;
/**
 * A name in code marks, as messages write it, with nothing but punctuation around it; the address of an
 * object in S3; a file of a scoped npm package.
 */
const NAME = /((?<=^|[\s(])(?:`[^`]+`(?=$|[\s.,:;?!)])|(?:s3:\/\/|[^\s`(]*?\/@)[^\s`(]+?(?=[.,:;)]*(?:$|\s))))/;
const REFERENCES = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&apos;',
};
/**
 * A text from outside as one line of HTML. The five characters are written as .NET's
 * SecurityElement.Escape writes them, a form in which the runner looks for masked values
 * (XmlDataEscape in actions/runner, ValueEncoders.cs): any other way to escape would show them.
 */
function escapeText(text) {
    return escapeHtml((0,_sanitize_js__WEBPACK_IMPORTED_MODULE_0__/* .truncate */ .xv)((0,_sanitize_js__WEBPACK_IMPORTED_MODULE_0__/* .sanitizeText */ .jZ)(text), MAX_LENGTH).replaceAll('\n', ' ⏎ '));
}
/** A text from outside as one line of code. */
function code(text) {
    return `<code>${escapeText(text)}</code>`;
}
/** Sentences, which may hold words from outside, as HTML on one line; `names` in code marks become code. */
function prose(text) {
    const lines = (0,_sanitize_js__WEBPACK_IMPORTED_MODULE_0__/* .sanitizeText */ .jZ)(text).trim().split('\n');
    const shown = lines.length > MAX_LINES ? [...lines.slice(0, MAX_LINES), '…'] : lines;
    return shown.map((line) => proseLine(line.replace(/^- /, '• '))).join('<br>');
}
/** A sentence as HTML. */
function html(spans) {
    return spans.map(spanHtml).join('');
}
/** The same sentence where there is no markup. */
function textOf(spans) {
    return spans.map(spanText).join('');
}
/**
 * A block of code to copy. Markdown ends it at a fence as long as its own, so that is longer than any
 * run of backticks within.
 *
 * @param language one of ours
 */
function codeBlock(text, language) {
    const lines = (0,_sanitize_js__WEBPACK_IMPORTED_MODULE_0__/* .sanitizeText */ .jZ)(text, Number.POSITIVE_INFINITY).trimEnd();
    const longest = Math.max(2, ...[...lines.matchAll(/`+/g)].map(([run]) => run.length));
    const marks = '`'.repeat(longest + 1);
    return `${marks}${language}\n${lines}\n${marks}`;
}
/** A table of HTML cells; a heading only where one is given. */
function table(rows, headings) {
    const head = headings === undefined ? [] : [`<tr>${headings.map(headingCell).join('')}</tr>`];
    const body = rows.map((cells) => `<tr>${cells.map(dataCell).join('')}</tr>`);
    return ['<table>', ...head, ...body, '</table>'].join('\n');
}
/** Blocks in a section that opens with a click. The blank lines let Markdown read the fences within. */
function collapsed(title, blocks, open = false) {
    return [`<details${open ? ' open' : ''}><summary>${title}</summary>`, ...blocks, '</details>'].join('\n\n');
}
function headingCell(cell) {
    return `<th align="left">${cell}</th>`;
}
/** What is short stays on one line: a Region breaks at its hyphens otherwise. */
function dataCell(cell) {
    const text = cell.replace(/<[^>]*>/g, '');
    const couldBreak = text.length <= MAX_UNBROKEN && /[\s-]/.test(text);
    return `<td${couldBreak ? ' nowrap' : ''}>${cell}</td>`;
}
/** Names as code; the whole line if GitHub could make a link of the rest: a masked value must stay in one piece. */
function proseLine(line) {
    const pieces = (0,_sanitize_js__WEBPACK_IMPORTED_MODULE_0__/* .truncate */ .xv)(line, MAX_LENGTH).split(NAME);
    const isName = (at) => at % 2 === 1;
    if (pieces.some((piece, at) => !isName(at) && LINKED.test(piece)))
        return code(line);
    return pieces
        .map((piece, at) => (isName(at) ? code(piece.replace(/^`(.*)`$/, '$1')) : escapeHtml(piece)))
        .join('');
}
function spanHtml(span) {
    if (typeof span === 'string')
        return proseLine((0,_sanitize_js__WEBPACK_IMPORTED_MODULE_0__/* .sanitizeText */ .jZ)(span).replaceAll('\n', ' '));
    return 'code' in span ? code(span.code) : `<i>${prose(span.quote)}</i>`;
}
function spanText(span) {
    if (typeof span === 'string')
        return span;
    return 'code' in span ? span.code : `"${span.quote}"`;
}
function escapeHtml(text) {
    return text.replace(/[&<>"']/g, (each) => REFERENCES[each] ?? '');
}


/***/ }),

/***/ 21693:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A5: () => (/* binding */ isCodeChanged),
/* harmony export */   BC: () => (/* binding */ shortHash),
/* harmony export */   EU: () => (/* binding */ shortName),
/* harmony export */   EW: () => (/* binding */ wantedAlias),
/* harmony export */   Hq: () => (/* binding */ isChanged),
/* harmony export */   Te: () => (/* binding */ latestOf),
/* harmony export */   Vb: () => (/* binding */ nameOf),
/* harmony export */   hs: () => (/* binding */ functionArnOf),
/* harmony export */   vG: () => (/* binding */ isDryRun),
/* harmony export */   vO: () => (/* binding */ isConfigurationChanged),
/* harmony export */   vx: () => (/* binding */ isAliasMissing)
/* harmony export */ });
/* harmony import */ var _arn_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(17650);
/* harmony import */ var _deploy_facts_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(92390);
/* harmony import */ var _function_name_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(68553);



/** The function's bare name, as Lambda or the inputs have it. */
function nameOf({ facts, plan }) {
    return facts.before?.name || (plan && (0,_function_name_js__WEBPACK_IMPORTED_MODULE_1__/* .bareName */ .yZ)(plan.target.functionName));
}
/** The function's ARN without a qualifier, as Lambda or the inputs have it. */
function functionArnOf({ facts, plan }) {
    if (facts.before !== undefined)
        return (0,_function_name_js__WEBPACK_IMPORTED_MODULE_1__/* .withoutLatest */ .m_)(facts.before.arn);
    const given = plan?.target.functionName;
    return given !== undefined && (0,_arn_js__WEBPACK_IMPORTED_MODULE_0__/* .isArn */ .EH)(given) ? given : undefined;
}
/** The first ten characters of a hash; a text that is no hash is not cut. */
function shortHash(hash) {
    return /^(?:[A-Za-z0-9+/]{43}=|[0-9a-f]{64})$/.test(hash) ? hash.slice(0, 10) : hash;
}
/** A name that leaves room for what else is in its row of a table; the heading has the whole of it. */
function shortName(name) {
    return name.length > 40 ? `${name.slice(0, 39)}…` : name;
}
/** What `$LATEST` is like now; undefined where nobody knows. */
function latestOf({ facts }) {
    const { before, current, created, configuration, update } = facts;
    const updates = [update, created, configuration?.update];
    if (updates.includes('unanswered'))
        return undefined;
    if (!(0,_deploy_facts_js__WEBPACK_IMPORTED_MODULE_2__/* .isUpdateSent */ .u)(facts))
        return before;
    // Lambda shows the hash of code that it failed to apply, too.
    if (updates.includes('abandoned')) {
        return before && { ...before, revisionId: current?.revisionId, lastModified: current?.lastModified };
    }
    return current;
}
/**
 * Whether code, architecture or configuration differ from what was running, or would in a dry run; undefined where
 * nobody knows.
 */
function isChanged(outcome) {
    const { facts, plan, status } = outcome;
    if (status === 'failed')
        return false;
    if (facts.created !== undefined)
        return facts.created === 'unanswered' ? undefined : true;
    if (plan?.dryRun === true && facts.missing !== undefined)
        return true;
    if (facts.unchanged === true)
        return false;
    const both = [isCodeChanged(outcome), isConfigurationChanged(outcome)];
    if (both.includes(true))
        return true;
    return both.includes(undefined) ? undefined : false;
}
/** The same of the configuration alone. */
function isConfigurationChanged({ facts, plan }) {
    const { changes = [], update = 'not sent' } = facts.configuration ?? {};
    if (changes.length === 0 || update === 'abandoned')
        return false;
    if (update === 'not sent')
        return plan?.dryRun === true;
    return update === 'unanswered' ? undefined : true;
}
/** The same of code and architecture. */
function isCodeChanged({ facts, plan }) {
    const { before, current, update } = facts;
    if (facts.codeKept === true || facts.unchanged === true)
        return false;
    if (update === 'not sent')
        return plan?.dryRun === true ? wouldChange(facts, plan.architecture) : false;
    if (update === 'abandoned')
        return false;
    if (update === 'unanswered' || before === undefined || current === undefined)
        return undefined;
    return before.codeSha256 !== current.codeSha256 || before.architecture !== current.architecture;
}
/** Whether the step was to be a dry run. */
function isDryRun({ plan }) {
    return plan?.dryRun === true;
}
/** The alias that was asked for, if one was. */
function wantedAlias({ plan }) {
    return plan?.release?.alias?.name;
}
/** It was looked for, and is not there. */
function isAliasMissing({ before, missing, aliasBefore }) {
    return (before ?? missing) !== undefined && aliasBefore === undefined;
}
function wouldChange({ before, sha256 }, architecture) {
    if (before === undefined)
        return undefined;
    if (architecture !== undefined && architecture !== before.architecture)
        return true;
    return sha256 === undefined ? undefined : sha256 !== before.codeSha256;
}


/***/ })

};
