"use strict";
// The assets that matter most, and what each did on every device from the beginning to the end.

const MOST_LISTED = 12, MOST_LEGS = 30, MOMENT = SECOND;

class Stories {
  constructor(run, time, address) {
    this.run = run;
    this.time = time;
    this.address = address;
    const left = run.picture.storiesLeftOut;
    $("stories-note").textContent = run.stories.length === 0
      ? "Nothing happened to any asset."
      : `This page has the stories of ${count(run.stories.length, "asset")}, those that matter most first`
        + (left > 0 ? `; those of ${left} others are told by explain --asset.` : ": all to which anything happened.");
    $("find").addEventListener("input", () => this.list());
    $("find").addEventListener("keydown", e => {
      if (e.key === "Enter" && this.found.length > 0) this.open(this.found[0].asset);
    });
    if (run.stories.length === 0) document.querySelector(".stories").hidden = true;
    if (run.stories.length > 0) this.show(run.stories[0].asset);
    this.list();
  }

  list() {
    const asked = $("find").value.trim().toLowerCase();
    this.found = this.run.stories.filter(s => s.asset.startsWith(asked) || s.why.includes(asked));
    const shown = asked ? this.found : this.found.slice(0, MOST_LISTED);
    const items = shown.map(s => element("li", {}, element("button", {
      type: "button", "aria-current": s === this.story ? "true" : null, onclick: () => this.open(s.asset),
    }, element("code", {}, s.asset.slice(0, 8)), element("span", {}, s.why))));
    if (shown.length < this.found.length) {
      items.push(element("li", {class: "note"}, `and ${this.found.length - shown.length} more; find them by id`));
    }
    if (shown.length === 0) items.push(element("li", {class: "note"}, "none of those in this page"));
    $("story-list").replaceChildren(...items);
  }

  /** Opens a story by the first characters of the asset's id. */
  open(prefix, scroll = true) {
    this.show(prefix);
    this.address.asset = this.story ? this.story.asset.slice(0, 8) : "";
    this.address.write();
    this.list();
    if (scroll) {
      $("story").scrollIntoView({block: "start"});
      $("story").focus({preventScroll: true});
    }
  }

  show(prefix) {
    const place = $("story");
    this.story = this.run.stories.find(s => s.asset.startsWith(prefix.toLowerCase()));
    if (!this.story) {
      const command = this.run.run.replay.replace(" run ", " explain ");
      place.replaceChildren(element("h3", {}, `Asset ${prefix}`),
          element("p", {}, "Its story is not in this page. Ask for it:"),
          element("code", {class: "command"}, `${command} --at ${clockLink(this.time.t)} --asset ${prefix}`));
    } else {
      place.replaceChildren(
          element("h3", {}, "Asset ", element("code", {title: this.story.asset}, this.story.asset.slice(0, 8))),
          element("p", {class: "note"}, this.story.why),
          ...this.story.devices.map(d => this.device(d)));
    }
  }

  /** The legs; where one went on after a moment of something else, as one leg. */
  legs(legs) {
    const all = [];
    for (const [i, [from, settled, doing, ...reasons]] of legs.entries()) {
      const to = legs[i + 1]?.[0] ?? this.run.end;
      const slugs = reasons.map(r => this.run.reasons[r].slug);
      const [before, between] = all.slice(-2);
      const goesOn = between && between.to - between.from < MOMENT && !between.broken
          && before.doing === doing && before.slugs.join() === slugs.join();
      if (goesOn) {
        all.pop();
        before.to = to;
        before.broken++;
      } else {
        all.push({from, to, settled: Boolean(settled), doing, slugs, broken: 0});
      }
    }
    return all;
  }

  device({device, legs}) {
    const all = this.legs(legs);
    const strip = element("div", {class: "strip", "aria-hidden": "true"}, all.map(leg => element("div", {
      class: kind(leg), style: `left:${100 * leg.from / this.run.end}%;width:${100 * (leg.to - leg.from) / this.run.end}%`,
      title: `${clock(leg.from)}, ${span(leg.to - leg.from)}: ${leg.doing}`,
      onclick: () => this.time.go(leg.from),
    })));
    const list = element("ol", {}, all.slice(0, MOST_LEGS).map(leg => this.leg(leg)));
    const section = element("section", {}, element("h4", {}, `on ${device}`), strip, list);
    if (all.length > MOST_LEGS) {
      const more = element("button", {type: "button", onclick: () => {
        list.append(...all.slice(MOST_LEGS).map(leg => this.leg(leg)));
        more.remove();
      }}, `${all.length - MOST_LEGS} more legs`);
      section.append(more);
    }
    return section;

    function kind(leg) {
      return leg.settled ? "settled" : leg.slugs.length ? "held"
        : /^(uploading|fetching|committing|reading)/.test(leg.doing) ? "moving" : "waiting";
    }
  }

  leg(leg) {
    const doing = leg.doing + (leg.slugs.length ? ` (${leg.slugs.join(", ")})` : "")
        + (leg.broken ? `, broken off ${count(leg.broken, "time")} for under a second` : "");
    return element("li", {class: leg.settled ? "settled" : ""},
        element("button", {type: "button", class: "when", onclick: () => this.time.go(leg.from)},
            clockSeconds(leg.from)),
        element("span", {class: "took"}, span(leg.to - leg.from)), element("span", {}, doing));
  }
}
