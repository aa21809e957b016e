export const id = 3835;
export const ids = [3835];
export const modules = {

/***/ 93835:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   TargetLogs: () => (/* binding */ TargetLogs)
/* harmony export */ });
/* harmony import */ var _deploy_progress_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(32610);
/* harmony import */ var _headline_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(85186);
/* harmony import */ var _target_names_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3194);



/** Where nothing ended for so long, a line says what is still under way. */
const SILENCE_MS = 10_000;
/**
 * The log of a step with several targets. Each line has its target; the lines of a target are shown
 * when it ends, folded under its result.
 */
class TargetLogs {
    nameOf;
    #log;
    #clock;
    #total;
    #running = new Map();
    /** Of all targets: the same package has the same findings everywhere. */
    #warnings = new Set();
    #ended = 0;
    #spoken;
    constructor(plan, { log, clock }) {
        const targets = plan.targets.map(({ target }) => target);
        this.nameOf = (0,_target_names_js__WEBPACK_IMPORTED_MODULE_1__/* .namesOf */ .e)(targets).nameOf;
        this.#log = log;
        this.#clock = clock;
        this.#total = targets.length;
        this.#spoken = clock.now();
        const atATime = Math.min(plan.maxParallel, targets.length);
        log.info(`Deploying to ${targets.length} targets, ${atATime} at a time: ${targets.map(this.nameOf).join(', ')}`);
    }
    /** The log of one target, from its start to its end. */
    open(target) {
        const name = this.nameOf(target);
        const lines = [];
        this.#running.set(target, lines);
        return {
            info: (message) => {
                lines.push(`${name} | ${message}`);
                this.#sayRunning();
            },
            warning: (message) => {
                lines.push(`${name} | ${message}`);
                if (this.#warnings.has(message))
                    return;
                this.#warnings.add(message);
                this.#log.warning(`${name}: ${message}`);
            },
        };
    }
    /** Shows what a target came to, with its lines. */
    close(target, outcome) {
        const lines = this.#running.get(target) ?? [];
        this.#running.delete(target);
        this.#ended += 1;
        this.#spoken = this.#clock.now();
        const mark = outcome.error === undefined ? '✓' : '✗';
        const error = outcome.error?.message.split('\n').map((line) => `${this.nameOf(target)} | ${line}`) ?? [];
        const result = (0,_headline_js__WEBPACK_IMPORTED_MODULE_0__/* .labelled */ .wW)(this.nameOf(target), (0,_headline_js__WEBPACK_IMPORTED_MODULE_0__/* .headlineOf */ .gD)(outcome), outcome);
        const title = `${mark} ${result}, ${(0,_deploy_progress_js__WEBPACK_IMPORTED_MODULE_2__/* .seconds */ .Y)(outcome.elapsedMs)}`;
        this.#log.group(title, [...lines, ...error]);
    }
    /** What waits says so now and then, which nobody sees before it ends. */
    #sayRunning() {
        const now = this.#clock.now();
        if (now - this.#spoken < SILENCE_MS)
            return;
        this.#spoken = now;
        const last = [...this.#running].map(([target, lines]) => lines.at(-1) ?? this.nameOf(target));
        this.#log.info(`  ${this.#ended} of ${this.#total} targets done; under way:`);
        for (const line of last)
            this.#log.info(`    ${line}`);
    }
}


/***/ }),

/***/ 3194:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   e: () => (/* binding */ namesOf)
/* harmony export */ });
/* harmony import */ var _function_name_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(68553);

function namesOf(targets) {
    const severalFunctions = new Set(targets.map(({ functionName }) => (0,_function_name_js__WEBPACK_IMPORTED_MODULE_0__/* .bareName */ .yZ)(functionName))).size > 1;
    const severalRegions = new Set(targets.map(({ region }) => region)).size > 1;
    const shortName = ({ functionName, region }) => {
        if (severalFunctions && severalRegions)
            return `${(0,_function_name_js__WEBPACK_IMPORTED_MODULE_0__/* .bareName */ .yZ)(functionName)} in ${region}`;
        return severalFunctions ? (0,_function_name_js__WEBPACK_IMPORTED_MODULE_0__/* .bareName */ .yZ)(functionName) : region;
    };
    const names = targets.map(shortName);
    const nameOf = (target) => {
        const name = shortName(target);
        const { account } = target;
        return account === undefined || names.indexOf(name) === names.lastIndexOf(name)
            ? name
            : `${name} (${account})`;
    };
    return { severalFunctions, severalRegions, nameOf };
}


/***/ })

};
