// PURE: which learning goals the teams talk about at a page of the debrief, and which team talks about which.

/** @typedef {{room: {id: string, name: string}, debrief: import("../types/plenum.d.ts").TeamDebrief}} Team */

/** Each goal once, with the names of the teams that talk about it, in the scenario's order. @param {Team[]} teams @param {number} at */
function goalsAt(teams, at) {
  return (teams[0]?.debrief.goals ?? []).flatMap((goal) => {
    const names = teams.filter(({ debrief }) => debrief.pages[at]?.goal === goal.id).map(({ room }) => room.name);
    return names.length > 0 ? [{ goal, names }] : [];
  });
}

export { goalsAt };
