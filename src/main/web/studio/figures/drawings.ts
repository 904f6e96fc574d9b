// How each figure is drawn, in the colours of the house. What is drawn can also be read in the table beside it.
import type { EChartsCoreOption } from 'echarts/core';

type Ink = Record<string, string>;
/** @param narrow there is room for a phone only */
export type Drawing = (ink: Ink, narrow: boolean) => EChartsCoreOption;

const FONT = '"Golos Text Variable", system-ui, sans-serif';
const FULL = 100;

/** As people of the page's language write numbers. */
const local = (n: number): string => n.toLocaleString(document.documentElement.lang);
const text = (ink: Ink) => ({ color: ink['ink-2'], fontFamily: FONT, fontSize: 12, lineHeight: 15 });
const rule = (ink: Ink) => ({ lineStyle: { color: ink.line } });
const names = (ink: Ink, data: readonly string[], more: object = {}) => ({
  type: 'category',
  data,
  axisLabel: text(ink),
  axisLine: { lineStyle: { color: ink.edge } },
  axisTick: { show: false },
  ...more,
});
const numbers = (ink: Ink, more: object = {}) => ({
  type: 'value',
  axisLabel: { ...text(ink), formatter: local, hideOverlap: true },
  splitLine: rule(ink),
  minInterval: 1,
  ...more,
});
/** Drawn as text: what is written as HTML needs styles that the page's policy bars. */
const tip = (ink: Ink, more: object = {}) => ({
  renderMode: 'richText',
  backgroundColor: ink.sheet,
  borderColor: ink.edge,
  textStyle: { ...text(ink), color: ink.ink },
  ...more,
});
const key = (ink: Ink) => ({ top: 0, left: 0, itemWidth: 14, itemHeight: 10, textStyle: text(ink) });
const grid = (more: object = {}) => ({ left: 4, right: 16, top: 12, bottom: 4, containLabel: true, ...more });
const label = (ink: Ink, unit = '') => ({
  show: true,
  position: 'right',
  ...text(ink),
  formatter: ({ value }: { value: number | null }) => (value === null ? '' : local(value) + unit),
});

/** Shares in percent; without one there is no bar. */
export function drawShares(shares: readonly (readonly [string, number | undefined])[]): Drawing {
  return (ink, narrow) => ({
    grid: grid({ right: 40 }),
    xAxis: numbers(ink, { max: FULL }),
    yAxis: names(
      ink,
      shares.map(([name]) => name),
      {
        inverse: true,
        axisLabel: { ...text(ink), width: narrow ? 110 : 190, overflow: 'break' },
      },
    ),
    series: [
      {
        type: 'bar',
        barMaxWidth: 18,
        data: shares.map(([, value], at) => ({
          value: value ?? null,
          itemStyle: { color: at === 1 ? ink.wait : at > 1 && at % 2 ? ink['ink-3'] : ink.accent },
        })),
        label: label(ink, '\u00a0%'),
      },
    ],
  });
}

export function drawHours(
  hours: readonly string[],
  week: readonly string[],
  counts: readonly (readonly [number, number, number])[],
): Drawing {
  const most = Math.max(1, ...counts.map(([, , n]) => n));
  return ink => ({
    grid: grid(),
    tooltip: tip(ink, {
      formatter: ({ value: [h, w, n] }: { value: [number, number, number] }) => `${week[w]} ${hours[h]}: ${n}`,
    }),
    xAxis: names(ink, hours, { axisLabel: { ...text(ink), formatter: (one: string) => one.slice(0, 2) } }),
    yAxis: names(ink, week, { inverse: true }),
    visualMap: { show: false, min: 0, max: most, inRange: { color: [ink['accent-soft'], ink.accent] } },
    series: [{ type: 'heatmap', data: counts, itemStyle: { borderColor: ink.sheet, borderWidth: 1 } }],
  });
}

export function drawDays(
  days: readonly string[],
  fates: readonly string[],
  sums: readonly (readonly number[])[],
): Drawing {
  return ink => {
    const colours = [ink.accent, ink.note, ink.wait, ink['ink-3']];
    return {
      grid: grid({ top: 44 }),
      legend: key(ink),
      tooltip: tip(ink, { trigger: 'axis' }),
      xAxis: names(ink, days),
      yAxis: numbers(ink),
      series: fates.map((name, at) => ({
        name,
        type: 'bar',
        stack: 'day',
        itemStyle: { color: colours[at] },
        data: sums.map(one => one[at]),
      })),
    };
  };
}

export function drawReasons(reasons: readonly (readonly [string, number])[]): Drawing {
  return (ink, narrow) => ({
    grid: grid({ right: 40 }),
    xAxis: numbers(ink),
    yAxis: names(
      ink,
      reasons.map(([name]) => name),
      {
        inverse: true,
        axisLabel: { ...text(ink), width: narrow ? 110 : 190, overflow: 'break' },
      },
    ),
    series: [
      {
        type: 'bar',
        barMaxWidth: 18,
        itemStyle: { color: ink.wait },
        data: reasons.map(([, n]) => n),
        label: label(ink),
      },
    ],
  });
}

/** Bars side by side, one colour a name. */
function pairs(
  rows: readonly string[],
  series: readonly string[],
  values: readonly (readonly number[])[],
  colours: readonly string[],
  stack?: string,
): Drawing {
  return (ink, narrow) => ({
    grid: grid({ top: 32, right: 40 }),
    legend: key(ink),
    tooltip: tip(ink, { trigger: 'axis', axisPointer: { type: 'shadow' } }),
    xAxis: numbers(ink),
    yAxis: names(ink, rows, {
      inverse: true,
      axisLabel: { ...text(ink), width: narrow ? 90 : 150, overflow: 'break' },
    }),
    series: series.map((name, at) => ({
      name,
      type: 'bar',
      barMaxWidth: 18,
      ...(stack ? { stack } : { label: label(ink) }),
      itemStyle: { color: ink[colours[at]!] },
      data: values.map(one => one[at]),
    })),
  });
}

export const drawReplies = (
  teams: readonly string[],
  series: readonly string[],
  values: readonly (readonly number[])[],
): Drawing => pairs(teams, series, values, ['person', 'ink-3']);

export const drawThumbs = (
  rows: readonly string[],
  series: readonly string[],
  values: readonly (readonly number[])[],
): Drawing => pairs(rows, series, values, ['ok', 'danger'], 'thumbs');

/** Confidence against how much was right, in percent; on the line the two are the same. */
export function drawReliability(
  points: readonly (readonly [number, number, number])[],
  [confidence, right, line]: readonly [string, string, string],
): Drawing {
  const most = Math.max(...points.map(([, , n]) => n));
  return ink => ({
    grid: grid({ top: 44, right: 24, bottom: 28 }),
    legend: key(ink),
    tooltip: tip(ink, {
      formatter: ({ value: [x, y, n] }: { value: [number, number, number] }) => `${x} % → ${y} % (${n})`,
    }),
    xAxis: numbers(ink, { max: FULL, name: confidence, nameLocation: 'middle', nameGap: 28, nameTextStyle: text(ink) }),
    yAxis: numbers(ink, { max: FULL }),
    series: [
      {
        name: line,
        type: 'line',
        data: [
          [0, 0],
          [FULL, FULL],
        ],
        symbol: 'none',
        silent: true,
        tooltip: { show: false },
        lineStyle: { color: ink.edge, type: 'dashed', width: 1.5 },
        itemStyle: { color: ink.edge },
      },
      {
        name: right,
        type: 'scatter',
        data: points,
        symbolSize: ([, , n]: [number, number, number]) => 8 + 20 * Math.sqrt(n / most),
        itemStyle: { color: ink.accent, opacity: 0.8 },
      },
    ],
  });
}
